import Commands
import DocumentModel
import JobAPI
import Reporters

/// Live jobs for people and for machines.
struct StatusView {
  let jobs: [SelectedJob]
  let place: ServicePlace
  /// Milliseconds since 1970.
  let now: Int

  // MARK: Text

  /// Where the jobs are, then a line each.
  var text: String {
    guard !jobs.isEmpty else { return "\(place.description): no jobs\n" }
    var table = TextTable([
      ("JOB", .left), ("STATUS", .left), ("CREATED", .right), ("DURATION", .right), ("VERSIONS", .right),
      ("MANIFEST", .left),
    ])
    for job in jobs {
      table.append([
        job.name, job.live?.status.name ?? "not submitted", created(job), duration(job),
        job.live?.versionCount.map(String.init) ?? "", job.path ?? "",
      ])
    }
    return place.description + "\n\n" + table.text
  }

  private func created(_ job: SelectedJob) -> String {
    guard let time = job.live?.createTime else { return "" }
    return TimeText.of(seconds: (now - time) / 1_000) + " ago"
  }

  private func duration(_ job: SelectedJob) -> String {
    job.live?.duration.map { TimeText.of(seconds: $0 / 1_000) } ?? ""
  }

  // MARK: JSON

  /// One object; times in milliseconds as the service gives them.
  var json: [UInt8] {
    var output = JSONOutput(.pretty)
    output.object { output in
      output.member("schema_version", 1)
      output.member("kind", "status")
      place.write(to: &output)
      output.array("jobs") { output in
        for job in jobs {
          output.object { output in
            output.member("job_name", job.name)
            output.member("workspace_id", job.workspace)
            output.member("manifest", job.path)
            job.live.write(to: &output)
          }
        }
      }
    }
    return output.bytes + [0x0A]
  }
}

extension ServicePlace {
  /// Writes the members that say where something is.
  func write(to output: inout JSONOutput) {
    output.member("environment", environment)
    output.member("endpoint", address.text)
    output.member("region", region)
    output.member("project_id", projectID)
    output.member("workspace_id", workspace)
  }
}

extension JobSummary? {
  /// Writes the members that say how a job is; all null where it is not live.
  func write(to output: inout JSONOutput) {
    output.member("status", self?.status.name)
    output.member("phase", self?.status.phase.rawValue)
    for (name, value) in [
      ("job_id", self?.id), ("version_id", self?.versionID), ("version_count", self?.versionCount),
      ("create_time", self?.createTime), ("duration", self?.duration),
    ] {
      output.member(name, value.map { JSONValue.integer($0) } ?? .null)
    }
  }
}
