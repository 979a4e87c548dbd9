/// Ways in which real services differ from their reference, from each other or from themselves; the raw values are what
/// `--quirk` names them by.
package enum EmulatorQuirk: String, Sendable, CaseIterable {
  case numbersAsText = "numbers-as-text"
  case errorMsg = "error-msg"
  case errorsAt200 = "errors-at-200"
  case retryAfter = "retry-after"
  case metricsAsText = "metrics-as-text"
  case metricsAsObjects = "metrics-as-objects"
  case numericParameters = "numeric-parameters"
  case numericCores = "numeric-cores"
  case unknownFields = "unknown-fields"
  case unknownStatus = "unknown-status"
  case wholeSeconds = "whole-seconds"
  case nullText = "null-text"
  case blankText = "blank-text"
  case dataSourceMirror = "data-source-mirror"
  case orderDescending = "order-desc"
  case exactSearchCase = "exact-search-case"
  case logNumbers = "log-numbers"
  case largeIDs = "large-ids"
  case slowDelete = "slow-delete"
  case strictStop = "strict-stop"
  case strictDelete = "strict-delete"
  case strictVolumes = "strict-volumes"
  case lenientChoices = "lenient-choices"
  case optionalData = "optional-data"
  case closedCatalog = "closed-catalog"

  /// What it does, in one line without a full stop.
  package var summary: String {
    switch self {
    case .numbersAsText: "creating answers ids, status and time as strings, as the reference's sample does"
    case .errorMsg: "the service's errors say \"error_msg\" for \"error_message\""
    case .errorsAt200: "the service's errors come with HTTP 200 and \"is_success\": false"
    case .retryAfter: "throttled calls are told when to come again (Retry-After)"
    case .metricsAsText: "system_metric_list is JSON text in a version's details too"
    case .metricsAsObjects: "system_metric_list is an object in the list of versions too"
    case .numericParameters: "parameter values that look like numbers come back as numbers"
    case .numericCores: "core and cpu come back as numbers"
    case .unknownFields: "answers hold fields that no reference knows"
    case .unknownStatus: "a running version has a status that no reference knows (97)"
    case .wholeSeconds: "times are rounded down to whole seconds, so that several jobs have the same"
    case .nullText: "a job without description has the text \"NULL\" for one"
    case .blankText: "fields that were not sent come back as \"\" where they would be null"
    case .dataSourceMirror: "data_url comes back as a data_source of one entry too"
    case .orderDescending: "lists of jobs are in descending order unless the call says otherwise"
    case .exactSearchCase: "search_content tells upper from lower case"
    case .logNumbers: "start_line of a log is a number of 19 digits, lines a string"
    case .largeIDs: "ids begin above 2^53, where a double is no longer exact"
    case .slowDelete: "deleted jobs and versions stay listed for five seconds"
    case .strictStop: "only a running version can be stopped"
    case .strictDelete: "only jobs that run, wait, or have completed, failed or been stopped can be deleted"
    case .strictVolumes: "volumes need a dedicated pool (ModelArts.3000)"
    case .lenientChoices: "spec_id together with pool_id, and model_id with engine_id, are taken"
    case .optionalData: "a job may have no data at all"
    case .closedCatalog: "ids of specs, engines, models, pools and workspaces that are not known do not exist"
    }
  }
}

/// The quirks that an emulator has.
package typealias EmulatorQuirks = Set<EmulatorQuirk>
