import Diagnostics
import Manifest
import SourceText

/// Finds jobs that would be one job to the service: the same name in one environment and workspace.
struct DuplicateJobs {
  /// The records that share their name with another, by the environment in which they do.
  private var members: [NameKey: Set<Place>] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// The documents whose matrix was reported, in the current environment.
  private var reported: Set<Place> = []

  struct Place: Hashable {
    let file: Int
    let record: Int
  }

  /// What makes two jobs one: names and workspaces, by bytes.
  private struct Name: Hashable {
    let name: String
    let workspace: String

    init(_ job: JobRecord) {
      name = job.name
      workspace = job.workspace ?? "0"
    }

    static func == (a: Name, b: Name) -> Bool {
      TextOrder.areEqual(a.name, b.name) && TextOrder.areEqual(a.workspace, b.workspace)
    }

    // Names differ nearly always, so the workspace need not take part.
    func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// - Parameters:
  ///   - outcomes: all files in order.
  ///   - source: gives the source of a file again, to point into it.
  init(_ outcomes: [FileOutcome], environments: [Environment], source: (Int) -> SourceFile?) {
    let count = outcomes.reduce(0) { $0 + $1.jobs.count }
    guard count > 1 else { return }
    let groups = Self.groups(outcomes, count: count)
    for environment in environments.indices {
      reported.removeAll()
      for places in groups {
        let group = places.filter {
          let own = outcomes[$0.file].jobs[$0.record].environment
          return own == nil || own == environment
        }
        guard group.count > 1 else { continue }
        members[NameKey(environments[environment].name), default: []].formUnion(group)
        report(group, in: environments[environment], outcomes: outcomes, source: source)
      }
    }
  }

  /// Whether a record shares its name with another of the same environment.
  func contain(_ place: Place, in environment: String) -> Bool {
    !members.isEmpty && members[NameKey(environment)]?.contains(place) ?? false
  }

  /// The places of each name that more than one job has, as far as a first look tells.
  ///
  /// That a document's job has its name again in the next environment is as it should be, and nearly all there is.
  private static func groups(_ outcomes: [FileOutcome], count: Int) -> [[Place]] {
    var last: [Name: Place] = [:]
    last.reserveCapacity(count)
    var shared: [Name: [Place]] = [:]
    var order: [Name] = []
    for file in outcomes.indices {
      for (record, job) in outcomes[file].jobs.enumerated() {
        let name = Name(job)
        guard let other = last.updateValue(Place(file: file, record: record), forKey: name) else { continue }
        let before = outcomes[other.file].jobs[other.record]
        if other.file == file, before.document == job.document, let earlier = before.environment,
          let own = job.environment, earlier < own
        {
          continue
        }
        if shared.updateValue([], forKey: name) == nil { order.append(name) }
      }
    }
    guard !order.isEmpty else { return [] }
    for file in outcomes.indices {
      for (record, job) in outcomes[file].jobs.enumerated() {
        shared[Name(job)]?.append(Place(file: file, record: record))
      }
    }
    return order.map { shared[$0] ?? [] }
  }

  private mutating func report(
    _ group: [Place], in environment: Environment, outcomes: [FileOutcome], source: (Int) -> SourceFile?
  ) {
    let jobs = group.map { outcomes[$0.file].jobs[$0.record] }
    var spans: [SourceSpan] = []
    for job in jobs {
      guard let source = job.foreignSource ?? source(job.file) else { return }
      spans.append(SourceSpan(source: source, range: job.range))
    }
    let name = jobs[0].name
    let sameDocument = jobs.allSatisfy { $0.file == jobs[0].file && $0.document == jobs[0].document }
    if sameDocument, jobs[0].cell != nil {
      // One mistake however many names it gives twice.
      guard reported.insert(Place(file: jobs[0].file, record: jobs[0].document)).inserted else { return }
      let missing = axesThatDiffer(jobs)
      guard let axis = missing.first else { return reportRepeatedCell(jobs, in: environment) }
      var values: [Label] = []
      for job in jobs.prefix(2) {
        guard let cell = job.cell, let value = cell.value(of: axis) else { continue }
        values.append(Label(value.span, "the cell \(cell.words)"))
      }
      var template = spans[1].source.text(in: jobs[0].range)
      let quote = template.last.flatMap { $0 == "'" || $0 == "\"" ? template.removeLast() : nil }
      template += "-${{ matrix.\(axis) }}" + (quote.map { String($0) } ?? "")
      diagnostics.append(
        Diagnostic(
          rule: "duplicate-job-name",
          message: "several cells of the matrix give the same job_name \"\(name)\"; it lacks \(Self.phrase(missing))",
          at: spans[1], pointer: "/job_name", related: values,
          help: "put the axis into the name, as in `\(template)`",
          environments: [environment.name]))
      return
    }
    var related: [Label] = []
    for (index, span) in spans.enumerated() where index != 1 {
      let cell = jobs[index].cell.map { " (cell \($0.words))" } ?? ""
      if !related.contains(where: { $0.span == span }), span != spans[1] {
        related.append(Label(span, index == 0 ? "first given here\(cell)" : "also given here\(cell)"))
      }
    }
    diagnostics.append(
      Diagnostic(
        rule: "duplicate-job-name", message: "the job_name \"\(name)\" is given to \(jobs.count) jobs", at: spans[1],
        pointer: "/job_name", related: related,
        help: "a job is known by its name: give each its own, or another workspace_id", environments: [environment.name]
      ))
  }

  /// The same cell twice, such as an included one that the axes give already: no name could tell them apart.
  private mutating func reportRepeatedCell(_ jobs: [JobRecord], in environment: Environment) {
    let values = jobs.prefix(2).compactMap { job in
      job.cell.flatMap { cell in cell.description.first.flatMap { cell.value(of: $0.axis) } }
    }
    guard let cell = jobs[0].cell, values.count == 2 else { return }
    diagnostics.append(
      Diagnostic(
        rule: "duplicate-job-name", message: "the matrix has the cell \(cell.words) twice", at: values[1].span,
        related: [Label(values[0].span, "first here")], help: "remove one of the two", environments: [environment.name])
    )
  }

  /// The axes in which the cells differ: what the name lacks; none where the cells are the same.
  private func axesThatDiffer(_ jobs: [JobRecord]) -> [String] {
    let cells = jobs.compactMap { $0.cell?.description }
    guard let first = cells.first else { return [] }
    let names = first.indices.filter { axis in
      cells.contains { !$0[axis].value.utf8.elementsEqual(first[axis].value.utf8) }
    }
    return names.map { first[$0].axis }
  }

  private static func phrase(_ axes: [String]) -> String {
    (axes.count == 1 ? "the axis " : "one of the axes ") + axes.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
