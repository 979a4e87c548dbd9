/// HTTP statuses and texts of error codes (error code pages of 2019, 2021 and 2025).
enum ErrorCodes {
  /// The status that goes with a code; 400 where no table says.
  static func status(of code: String) -> Int {
    switch code {
    case "ModelArts.0010", "ModelArts.0012", "ModelArts.0013", "ModelArts.0553", "ModelArts.7001", "ModelArts.7008",
      "ModelArts.7009", "APIGW.0601":
      500
    case "ModelArts.0015", "APIGW.0101", "APIGW.0103": 404
    case "ModelArts.0108", "ModelArts.0109", "ModelArts.0111", "ModelArts.0112", "ModelArts.0210", "ModelArts.3000",
      "APIGW.0302", "APIGW.0306", "APIGW.0310", "APIGW.0802":
      403
    case "ModelArts.0201", "ModelArts.0202", "ModelArts.0203", "ModelArts.0204", "ModelArts.0205", "ModelArts.0206",
      "ModelArts.0207", "ModelArts.0208", "ModelArts.0209", "ModelArts.0211", "ModelArts.0212", "APIGW.0301",
      "APIGW.0303", "APIGW.0305", "APIGW.0307":
      401
    case "ModelArts.0114", "ModelArts.6101", "APIGW.0308": 429
    case "APIGW.0613": 503
    default: 400
    }
  }

  /// What a code means, for errors that a fault plan asks for.
  static func text(of code: String) -> String {
    switch code {
    case "ModelArts.0010": "Internal error."
    case "ModelArts.0101": "Invalid argument."
    case "ModelArts.0102": "The resource does not exist."
    case "ModelArts.0103": "The name is existed."
    case "ModelArts.0104": "Parameter error."
    case "ModelArts.0105": "Operation is not allowed."
    case "ModelArts.0106": "Too many resources were created."
    case "ModelArts.0107": "Invalid parameter value."
    case "ModelArts.0108": "The operation is not authorized."
    case "ModelArts.0112": "Refused by a policy."
    case "ModelArts.0113": "The quota of the workspace is used up."
    case "ModelArts.0114": "Requests are too frequent, try again later."
    case "ModelArts.0118": "The quota is not sufficient."
    case "ModelArts.2605": "No usable node in the pool."
    case "ModelArts.6101": "The system is busy, try again later."
    case "ModelArts.6357": "The operation is not allowed, or the resource is in that state already."
    case "APIGW.0308": "The throttling threshold has been reached: policy user over ratelimit,limit:10"
    default: "The request failed with \(code)."
    }
  }
}
