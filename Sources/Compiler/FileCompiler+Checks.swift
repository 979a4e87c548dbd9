import Diagnostics
import DocumentModel
import Manifest
import Rules

/// What is checked of a finished body, and what is said where it gives no request.
extension FileCompiler {
  /// Checks a body; policies speak of requests, so of bodies without errors only.
  ///
  /// - Parameters:
  ///   - isSound: whether there are no errors yet.
  ///   - environments: the names of those in which the body stands as it is; findings that hold in all of them are
  ///     given none here.
  /// - Returns: whether the request names something that a catalogue lists.
  func check(
    _ body: Tree, gaps: Gaps, isSound: Bool, in environments: @autoclosure () -> [String],
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    let before = diagnostics.count
    let usesCatalog = checker.check(body, gaps: gaps, into: &diagnostics)
    for i in before..<diagnostics.count { diagnostics[i].allowsRequest = true }
    if policies.isEmpty || !isSound || diagnostics[before...].contains(where: suppressions.isFatal) {
      return usesCatalog
    }
    let checked = diagnostics.count
    let environments = environments()
    for policy in policies {
      let held = policy.environments(among: environments)
      if held.isEmpty { continue }
      let before = diagnostics.count
      policy.check(body, into: &diagnostics)
      if held.count == environments.count { continue }
      for i in before..<diagnostics.count { diagnostics[i].environments = held }
    }
    for i in checked..<diagnostics.count { diagnostics[i].allowsRequest = true }
    return usesCatalog
  }

  /// Checks a body against the catalogue of an environment.
  func check(
    _ body: Tree, gaps: Gaps, against catalog: Catalog, of number: Int, into diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    let name = environments[number].name
    checker.check(body, gaps: gaps, against: catalog, environment: name, into: &diagnostics)
    for i in before..<diagnostics.count {
      diagnostics[i].allowsRequest = true
      diagnostics[i].environments = [name]
    }
  }

  /// Checks a body that is the same in all environments against the catalogue of each; gives the numbers of those in
  /// which it cannot run.
  func checkCatalogs(_ body: Tree, into diagnostics: inout [Diagnostic]) -> [Int] {
    var unfit: [Int] = []
    for (number, catalog) in catalogs.enumerated() {
      guard let catalog else { continue }
      let before = diagnostics.count
      check(body, gaps: Gaps(), against: catalog, of: number, into: &diagnostics)
      if diagnostics[before...].contains(where: suppressions.isFatal) { unfit.append(number) }
    }
    return unfit
  }

  /// The body of a request; nil, with a finding, where what was suppressed leaves none that JSON can hold.
  func bytes(of body: Tree, environments: [String], into outcome: inout FileOutcome) -> [UInt8]? {
    do {
      return try CanonicalJSONWriter.bytes(of: body)
    } catch {
      var diagnostic = error.diagnostic(in: body)
      diagnostic.environments = environments
      outcome.diagnostics.append(diagnostic)
      return nil
    }
  }

  /// Says that a job whose lack of a name is suppressed gives no request.
  func reportNameless(_ body: Tree, environments: [String], into outcome: inout FileOutcome) {
    guard options.goal == .requests, outcome.isChecked else { return }
    let place = body.value("job_name", of: .root) ?? body.entries(of: .root).first { _ in true }?.key ?? .root
    var diagnostic = Diagnostic.namelessJob(at: body.span(of: place))
    diagnostic.environments = environments
    outcome.diagnostics.append(diagnostic)
  }
}
