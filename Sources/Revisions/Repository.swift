import Diagnostics
import Manifest
import SourceText

/// The git repository that holds a folder, to be read and never written.
package struct Repository: Sendable {
  /// The root of the work tree; of a repository without one here, the folder stands for it.
  package let root: AbsolutePath
  package let hasWorkTree: Bool
  /// Whether the clone's history is cut off.
  package let isShallow: Bool
  private let git: Git

  /// Finds it.
  ///
  /// - Parameters:
  ///   - folder: absolute, without symbolic links.
  ///   - environment: the process's variables, `NAME=value` each.
  package init(holding folder: AbsolutePath, environment: [String]) throws(RevisionError) {
    let facts = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"]
    var git = Git.discovering(in: folder, environment: environment) ?? Git(in: folder, environment: environment)
    var answer = try git.run(facts)
    if answer.status != 0 {
      git = Git(in: folder, environment: environment)
      answer = try git.run(facts)
    }
    guard answer.status == 0, answer.lines.count == 2 else {
      let isMissing = answer.errors.utf8.starts(with: "fatal: not a git repository".utf8)
      throw isMissing ? .noRepository(folder: folder.string) : .refused(words: answer.errors)
    }
    hasWorkTree = answer.lines[0] == "true"
    isShallow = answer.lines[1] == "true"
    self.git = git
    guard hasWorkTree else {
      root = folder
      return
    }
    let top = try git.run(["rev-parse", "--show-toplevel"])
    guard top.status == 0 else { throw .refused(words: top.errors) }
    root = AbsolutePath(absolute: top.line)
  }

  // MARK: Revisions

  /// The commit that a text names, in hexadecimal digits.
  package func commit(_ text: String) throws(RevisionError) -> String {
    let answer = try git.run(["rev-parse", "--verify", "--end-of-options", text + "^{commit}"])
    if answer.status == 0, !text.isEmpty { return answer.line }
    throw .unknownRevision(
      text, words: Git.words(answer.errors), suggestion: try nearestName(to: text), isShallow: isShallow)
  }

  /// The best common ancestor of two commits, or of what texts name.
  package func mergeBase(_ a: String, _ b: String) throws(RevisionError) -> String {
    let (one, other) = (try commit(a), try commit(b))
    let answer = try git.run(["merge-base", one, other])
    guard answer.status == 0 else { throw .noMergeBase(a, b, isShallow: isShallow) }
    return answer.line
  }

  /// The branches, tags and remote branches, in the order of their full names.
  package func names() throws(RevisionError) -> [String] {
    try git.run(["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"]).lines
  }

  /// The one of `names` that was probably meant.
  private func nearestName(to text: String) throws(RevisionError) -> String? {
    Suggestion.nearest(to: text, among: try names())
  }

  /// A commit with its files.
  ///
  /// - Parameters:
  ///   - name: what people call it.
  ///   - commit: in hexadecimal digits.
  package func revision(_ name: String, commit: String) throws(RevisionError) -> Revision {
    let tree = RevisionTree(try git.output(of: ["ls-tree", "-r", "-z", "--full-tree", commit]))
    let reader = ObjectReader(git)
    let files = FileSnapshot(root: root, paths: tree.paths, links: tree.links) { number in
      reader.content(of: tree.object(number))
    }
    return Revision(name: name, commit: commit, files: files, tree: tree)
  }

  // MARK: The work tree

  /// The files of the work tree that differ from a revision, those that git does not know included; nil where symbolic
  /// links differ, which may lead anywhere.
  package func changes(since revision: Revision) throws(RevisionError) -> ChangedFiles? {
    guard hasWorkTree else { throw .noWorkTree }
    let listing = try git.output(of: ["diff-index", "-z", "--raw", "--ignore-submodules=all", revision.commit, "--"])
    var paths: Set<AbsolutePath> = []
    // `:<mode> SP <mode> SP <object> SP <object> SP <status> NUL <path> NUL` (git-diff-index(1), RAW OUTPUT FORMAT).
    var fields = listing.split(separator: 0).makeIterator()
    while let facts = fields.next(), let path = fields.next() {
      let words = facts.dropFirst().split(separator: 0x20)
      if words.prefix(2).contains(where: { $0.elementsEqual("120000".utf8) }) { return nil }
      paths.insert(AbsolutePath(String(decoding: path, as: UTF8.self), in: root))
    }
    var changes = ChangedFiles(paths, before: revision.files)
    changes.excluded = revision.submodules
    changes.followsLinks = !revision.tree.links.isEmpty
    return changes
  }
}
