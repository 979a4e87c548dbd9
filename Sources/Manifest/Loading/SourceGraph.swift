import Diagnostics
import DocumentModel
import SourceText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files that includes reach, each loaded once for the whole run, and the scopes they give.
///
/// Many threads may ask; a file is loaded under the lock, which is short work because libraries are few.
package final class SourceGraph: Sendable {
  /// The folder that no include may leave.
  package let root: AbsolutePath
  /// The folder that shown paths are relative to.
  package let workingFolder: AbsolutePath
  private let overlay: SourceOverlay
  private let state: Mutex<State>

  /// The most files that includes may reach.
  package static let maximumFileCount = 10_000
  private static let maximumListCount = 1_024

  package init(root: AbsolutePath, workingFolder: AbsolutePath, overlay: SourceOverlay = SourceOverlay()) {
    self.root = overlay.real(root) ?? root
    self.workingFolder = workingFolder
    self.overlay = overlay
    state = Mutex(State())
  }

  private struct State {
    var libraries: [FileIdentity: Library] = [:]
    /// Files that were read and are not yet looked into.
    var waiting: [Waiting] = []
    /// All files that were read.
    var known: Set<FileIdentity> = []
    /// Where a path leads: many files name the same library.
    var targets: [AbsolutePath: Result<FileIdentity, InclusionFailure>] = [:]
    var scopes: [[FileIdentity]: IncludedScope] = [:]
    /// What lists of paths bring into scope that all lead somewhere: the files of a folder, which come one after the
    /// other, mostly include the same. Only the last few are kept, for there may be one a file.
    var knownLists: [WrittenList: IncludedScope] = [:]
    var diagnostics: [Diagnostic] = []
  }

  /// The paths of a file's `include`, as written in a file of a folder.
  private struct WrittenList: Hashable {
    let folder: AbsolutePath
    let paths: [NameKey]
  }

  private struct Waiting {
    let source: SourceFile
    let identity: FileIdentity
    let path: AbsolutePath
    /// Symbolic links followed.
    let real: AbsolutePath
  }

  /// What the `include` entries of a file at `path` bring into scope.
  ///
  /// - Parameters:
  ///   - isComplete: whether all entries could be read.
  ///   - diagnostics: takes entries that lead nowhere; problems inside the included files are in
  ///     `loadingDiagnostics`.
  /// - Returns: the scope, what the includes bring, and where entries lead that lead to no file.
  package func scope(
    of entries: [InclusionEntry], at path: AbsolutePath, isComplete: Bool, diagnostics: inout [Diagnostic]
  ) -> (scope: Scope, included: IncludedScope, missing: [AbsolutePath]) {
    let list = WrittenList(folder: path.parent, paths: entries.map { NameKey($0.path) })
    return state.withLock { state in
      if let included = state.knownLists[list] {
        return (Scope(included: included, entries: entries.map(\.span), isComplete: isComplete), included, [])
      }
      var found: [(entry: SourceSpan, library: FileIdentity)] = []
      var isComplete = isComplete
      var missing: [AbsolutePath] = []
      for entry in entries {
        switch resolve(entry.path, from: path, &state) {
        case .success(let library): found.append((entry.span, library))
        case .failure(let failure):
          diagnostics.append(failure.diagnostic(entry))
          isComplete = false
          if failure.isMissing { missing.append(AbsolutePath(entry.path, in: path.parent)) }
        }
      }
      while let file = state.waiting.popLast() { load(file, &state) }
      let key = found.map(\.library)
      let included = state.scopes[key] ?? IncludedScope(libraries: key, loaded: state.libraries)
      if state.scopes[key] == nil { state.scopes[key] = included }
      if found.count == entries.count, !entries.isEmpty {
        if state.knownLists.count == Self.maximumListCount { state.knownLists.removeAll(keepingCapacity: true) }
        state.knownLists[list] = included
      }
      return (Scope(included: included, entries: found.map(\.entry), isComplete: isComplete), included, missing)
    }
  }

  /// What is wrong inside included files, found once each, and loops among them.
  package var loadingDiagnostics: [Diagnostic] {
    // Without includes the tables are not touched: the first use of each kind costs as much as half a file.
    state.withLock {
      $0.libraries.isEmpty ? $0.diagnostics : $0.diagnostics + InclusionLoops(in: $0.libraries).diagnostics
    }
  }

  /// All files that were included, in the order of their paths.
  package var libraries: [Library] {
    state.withLock { $0.libraries.isEmpty ? [] : Array($0.libraries.values) }
      .sorted { $0.source.path.utf8.lexicographicallyPrecedes($1.source.path.utf8) }
  }

  /// The included file of an identity; nil where none was loaded.
  package func library(_ identity: FileIdentity) -> Library? { state.withLock { $0.libraries[identity] } }

  private func resolve(
    _ written: String, from file: AbsolutePath, _ state: inout State
  ) -> Result<FileIdentity, InclusionFailure> {
    if let failure = InclusionFailure(ofPath: written) { return .failure(failure) }
    let target = AbsolutePath(written, in: file.parent)
    if let known = state.targets[target] { return known }
    let result = load(target, &state)
    state.targets[target] = result
    return result
  }

  private func load(_ path: AbsolutePath, _ state: inout State) -> Result<FileIdentity, InclusionFailure> {
    guard let real = overlay.real(path) ?? (overlay[path] == nil ? nil : path) else {
      if case .missing(let error) = overlay.kind(at: path), error == ELOOP || error == EACCES {
        return .failure(.unreadable(FileKind.phrase(of: error)))
      }
      let near = FolderListing.name(near: path, in: overlay.snapshot)
      return .failure(.notFound(near: near, folder: path.parent.relative(to: workingFolder)))
    }
    guard real.isWithin(root) else { return .failure(.outside(root: root.relative(to: workingFolder))) }
    let read: (source: SourceFile, identity: FileIdentity)
    do {
      read = try overlay.readNamed(path, displayPath: path.relative(to: workingFolder))
    } catch {
      return .failure(.unreadable(error.phrase))
    }
    guard !state.known.contains(read.identity) else { return .success(read.identity) }
    guard state.known.count < Self.maximumFileCount else { return .failure(.tooMany) }
    state.known.insert(read.identity)
    state.waiting.append(Waiting(source: read.source, identity: read.identity, path: path, real: real))
    return .success(read.identity)
  }

  private func load(_ file: Waiting, _ state: inout State) {
    var reader = ManifestReader(source: file.source)
    var declarations: [Declaration] = []
    var includes: [(entry: SourceSpan, library: FileIdentity)] = []
    var uses: Set<NameKey> = []
    var diagnostics: [Diagnostic] = []
    var isComplete = true
    var missing: [AbsolutePath] = []
    while let document = reader.next(diagnostics: &diagnostics) {
      guard let document = document.kept else { continue }
      uses.formUnion(document.document.variableUses())
      declarations += document.declarations(diagnostics: &diagnostics)
      let entries = InclusionEntry.read(
        document.document, outline: document.outline, diagnostics: &diagnostics, isComplete: &isComplete)
      for entry in entries {
        switch resolve(entry.path, from: file.path, &state) {
        case .success(let library): includes.append((entry.span, library))
        case .failure(let failure):
          diagnostics.append(failure.diagnostic(entry))
          isComplete = false
          if failure.isMissing { missing.append(AbsolutePath(entry.path, in: file.path.parent)) }
        }
      }
    }
    state.diagnostics += diagnostics
    state.libraries[file.identity] = Library(
      source: file.source, declarations: declarations, includes: includes, path: file.real, missing: missing,
      variableUses: uses,
      isComplete: isComplete && !reader.isBroken)
  }
}
