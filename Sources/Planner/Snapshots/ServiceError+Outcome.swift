import JobAPI

extension ServiceError {
  /// Whether the job is in that state already (6357, seen when a deleted job is deleted).
  var saysAlreadySo: Bool { has("ModelArts.6357") }

  /// Whether the name of a job is taken.
  var saysNameTaken: Bool { has(Self.nameTaken) }

  /// The code of a name that is taken (create training job, 0103).
  static let nameTaken = "ModelArts.0103"
}
