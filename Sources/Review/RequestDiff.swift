import Comparison
import Compiler
import Diagnostics
import DocumentModel
import SourceText

/// What changed in the requests of a project from one state to another.
package struct RequestDiff: Sendable {
  /// One of the two states.
  package struct Side: Sendable {
    /// As people call it: `main`, `work tree`.
    package let name: String
    /// In hexadecimal digits; nil for the work tree.
    package let commit: String?

    package init(name: String, commit: String?) {
      self.name = name
      self.commit = commit
    }
  }

  /// A job that only one of the states has.
  package struct Job: Sendable {
    package let name: String
    /// In the order of the project.
    package var environments: [String]
    /// Where its name is written.
    package let place: SourceSpan
    /// The manifest, which may not be where the name is written.
    package let file: String
    /// Its number in the manifest, from 0.
    package let document: Int
    package let cell: [(axis: String, value: String)]?
  }

  /// A job under another name.
  package struct Renaming: Sendable {
    /// What tells that it is the same job.
    package enum Reason: String, Sendable {
      /// The requests are the same but for the name, wherever it occurs.
      case sameRequest = "same_request"
      /// It stands in the same place of the same manifest.
      case samePlace = "same_place"
    }

    package let old: Job
    package let new: Job
    package let reason: Reason
  }

  /// A job that cannot be compared, because it does not compile on a side.
  package struct Failure: Sendable {
    package let name: String
    package var environments: [String]
    /// As findings name it.
    package let file: String
    package let isInBase: Bool
    package let isInHead: Bool
  }

  package let base: Side
  package let head: Side
  /// Those that were compared, in the order of the head and then of the base.
  package internal(set) var environments: [String] = []
  package internal(set) var added: [Job] = []
  package internal(set) var removed: [Job] = []
  package internal(set) var renamed: [Renaming] = []
  /// One for each job, field and pair of values, in the order of jobs.
  package internal(set) var changes: [JobChange] = []
  package internal(set) var failures: [Failure] = []
  /// The errors on each side, which keep jobs from being compared.
  package internal(set) var baseErrors: [Diagnostic] = []
  package internal(set) var headErrors: [Diagnostic] = []
  /// The changed files that others include, with the jobs that use them.
  package internal(set) var reached: [ReachedFile] = []
  /// Why everything was looked at and not only what the changed files reach; nil where it was not.
  package internal(set) var wholeBecause: String?
  /// How many jobs of the head, counted once an environment, have a counterpart in the base.
  package internal(set) var comparedCount = 0

  init(base: Side, head: Side) {
    self.base = base
    self.head = head
  }

  /// Whether the requests of any job differ.
  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && renamed.isEmpty && changes.isEmpty }

  package var hasErrors: Bool { !baseErrors.isEmpty || !headErrors.isEmpty }
}

/// A field that has changed in one job, in the same way in some of its environments.
package struct JobChange: Sendable {
  /// The name that the job has in the head.
  package let job: String
  /// The name that it has in the base.
  package let oldJob: String
  package var environments: [String]
  package let path: FieldPath
  package let kind: FieldChange.Kind
  /// `"***"` where the other side is a secret's.
  package let old: JSONValue?
  package let new: JSONValue?
  /// Where the old value is written; nil without it.
  package let oldPlace: SourceSpan?
  package let newPlace: SourceSpan?
}
