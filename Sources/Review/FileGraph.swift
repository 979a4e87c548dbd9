import Compiler
import Diagnostics
import Manifest
import SourceText

/// Which files of a run include which, and the jobs that stand on them.
package struct FileGraph: Sendable {
  /// A manifest, a file that others include, or both.
  package struct File: Sendable {
    /// As findings name it.
    package let path: String
    package let location: AbsolutePath
    /// Whether others include it, or it declares without a job of its own.
    package let isShared: Bool
    package let jobs: [Job]
    /// The numbers of the files that it includes itself, in order.
    package fileprivate(set) var includes: [Int] = []
    /// The numbers of the files that include it themselves, ascending.
    package fileprivate(set) var includers: [Int] = []
  }

  package struct Job: Sendable {
    package let name: String
    package var environments: [String]
    package let document: Int
    /// The shared declarations that its document uses.
    package let uses: [DeclarationUse]
  }

  /// By path.
  package private(set) var files: [File] = []

  /// The manifests of a run that were reported on and what they include.
  ///
  /// - Parameter compilation: made with `keepsFiles`.
  package init(_ compilation: Compilation) {
    let manifests = compilation.manifests.filter(\.isReported)
    var libraries: [NameKey: CompiledLibrary] = [:]
    for library in compilation.libraries { libraries[NameKey(library.path)] = library }
    var included: Set<NameKey> = []
    var waiting = manifests.flatMap(\.includes).map { NameKey($0) }
    while let path = waiting.popLast() {
      guard let library = libraries[path], included.insert(path).inserted else { continue }
      waiting += library.includes.map { NameKey($0) }
    }
    var files: [(file: File, includes: [String])] = manifests.map { manifest in
      let isShared = manifest.isLibrary || included.contains(NameKey(manifest.path))
      let file = File(
        path: manifest.path, location: manifest.location, isShared: isShared, jobs: Self.jobs(of: manifest))
      return (file, libraries[NameKey(manifest.path)]?.includes ?? manifest.includes)
    }
    let known = Set(manifests.map { NameKey($0.path) })
    for path in included where !known.contains(path) {
      guard let library = libraries[path] else { continue }
      files.append((File(path: library.path, location: library.location, isShared: true, jobs: []), library.includes))
    }
    files.sort { TextOrder.precedes($0.file.path, $1.file.path) }
    self.files = files.map(\.file)
    connect(files.map(\.includes))
  }

  private mutating func connect(_ includes: [[String]]) {
    var numbers: [NameKey: Int] = [:]
    for (number, file) in files.enumerated() { numbers[NameKey(file.path)] = number }
    for (number, paths) in includes.enumerated() {
      for path in paths {
        guard let other = numbers[NameKey(path)], !files[number].includes.contains(other) else { continue }
        files[number].includes.append(other)
        files[other].includers.append(number)
      }
    }
  }

  /// A job of several environments is one.
  private static func jobs(of manifest: CompiledFile) -> [Job] {
    struct Key: Hashable {
      let name: NameKey
      let document: Int
    }
    var jobs: [Job] = []
    var numbers: [Key: Int] = [:]
    for job in manifest.jobs {
      let key = Key(name: NameKey(job.name), document: job.document)
      if let number = numbers[key] {
        if !jobs[number].environments.contains(where: { $0.utf8.elementsEqual(job.environment.utf8) }) {
          jobs[number].environments.append(job.environment)
        }
        continue
      }
      numbers[key] = jobs.count
      jobs.append(
        Job(
          name: job.name, environments: [job.environment], document: job.document,
          uses: manifest.uses.filter { $0.document == job.document }))
    }
    return jobs
  }

  /// The numbers of some files and of all that include them, directly or through others; ascending.
  package func dependents(of files: [Int]) -> [Int] {
    var found: Set<Int> = []
    var waiting = files
    while let number = waiting.popLast() {
      if found.insert(number).inserted { waiting += self.files[number].includers }
    }
    return found.sorted()
  }

  /// A shared file and the jobs that stand on it.
  package func reach(of number: Int) -> ReachedFile {
    let users = dependents(of: [number]).filter { !files[$0].jobs.isEmpty }
    return ReachedFile(
      path: files[number].path, manifestCount: users.count, jobs: users.flatMap { files[$0].jobs.map(\.name) })
  }

  /// The graph of some of its files alone.
  package func part(_ numbers: [Int]) -> FileGraph {
    var part = self
    var places: [Int: Int] = [:]
    for (place, number) in numbers.enumerated() { places[number] = place }
    part.files = numbers.map { number in
      var file = files[number]
      file.includes = file.includes.compactMap { places[$0] }
      file.includers = file.includers.compactMap { places[$0] }
      return file
    }
    return part
  }
}
