/// Why a revision cannot be read.
package enum RevisionError: Error, Sendable, Equatable {
  /// `git` cannot be started; the system's words in lower case.
  case noGit(reason: String)
  /// No repository holds the folder.
  case noRepository(folder: String)
  /// Git will not read the repository, in its own words.
  case refused(words: String)
  /// The repository has no work tree here: it is bare, or the working folder is its `.git`.
  case noWorkTree
  /// A text that names no commit.
  case unknownRevision(String, words: String, suggestion: String?, isShallow: Bool)
  /// Two commits without a common ancestor, or none that the clone has.
  case noMergeBase(String, String, isShallow: Bool)
  /// A command failed that should not, in git's words.
  case failed(command: String, words: String)
}
