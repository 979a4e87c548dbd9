import DocumentModel

/// What starts a run of a CI system, with the little of it that the recipes look at.
enum CIEvent: String, CaseIterable {
  case pullRequest, pullRequestOfFork, pullRequestOfDependabot, pushToMain, pushToBranch, pushToMainOfFork, tag

  private var isPullRequest: Bool { rawValue.hasPrefix("pullRequest") }

  /// The context `github`, where the job is `job` and the interface at `api`.
  func gitHub(job: String = "", api: String = "") -> JSONValue {
    let isOfFork = self == .pushToMainOfFork
    var context: JSONValue = [
      "event_name": isPullRequest ? "pull_request" : "push", "job": .string(job), "api_url": .string(api),
      "actor": self == .pullRequestOfDependabot ? "dependabot[bot]" : "someone", "sha": "0a1b2c",
      "token": "secret-token",
      "repository": isOfFork ? "other/jobs" : "ml/jobs", "event": ["repository": ["fork": .boolean(isOfFork)]],
    ]
    switch self {
    case .pullRequest, .pullRequestOfFork, .pullRequestOfDependabot:
      context["ref"] = "refs/pull/7/merge"
      let head: JSONValue = self == .pullRequestOfFork ? "other/jobs" : "ml/jobs"
      context["event"]?["number"] = 7
      context["event"]?["pull_request"] = ["number": 7, "head": ["repo": ["full_name": head]]]
    case .pushToMain, .pushToMainOfFork: context["ref"] = "refs/heads/main"
    case .pushToBranch: context["ref"] = "refs/heads/topic"
    case .tag: context["ref"] = "refs/tags/v1"
    }
    return context
  }

  /// The predefined variables of GitLab; a merge request of a fork runs in the fork.
  var gitLab: [String: String] {
    var variables = ["CI_DEFAULT_BRANCH": "main", "CI_PROJECT_ID": "42", "CI_PIPELINE_SOURCE": "push"]
    switch self {
    case .pullRequest, .pullRequestOfFork, .pullRequestOfDependabot:
      let source = self == .pullRequestOfFork ? "43" : "42"
      variables["CI_PIPELINE_SOURCE"] = "merge_request_event"
      variables["CI_PROJECT_ID"] = source
      variables["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] = source
      variables["CI_MERGE_REQUEST_PROJECT_ID"] = "42"
      variables["CI_MERGE_REQUEST_IID"] = "7"
    case .pushToMain, .pushToMainOfFork: variables["CI_COMMIT_BRANCH"] = "main"
    case .pushToBranch: variables["CI_COMMIT_BRANCH"] = "topic"
    case .tag: variables["CI_COMMIT_TAG"] = "v1"
    }
    return variables
  }
}
