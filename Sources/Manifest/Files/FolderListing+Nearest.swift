import Diagnostics
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FolderListing {
  /// The name in a path's folder that the path's own name was probably meant to be; nil where none is near.
  ///
  /// - Parameter snapshot: where to look instead of on disk.
  static func name(near path: AbsolutePath, in snapshot: FileSnapshot?) -> String? {
    if let snapshot, snapshot.covers(path) {
      guard let (folder, place) = snapshot.resolve(path.parent), case .folder(let first) = place else { return nil }
      let listing = FolderListing(
        of: folder.isEmpty ? [] : folder + [UInt8(ascii: "/")], first: first, in: snapshot, accepts: { _ in true })
      return name(near: path.name, in: listing)
    }
    let descriptor = unsafe open(path.parent.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let listing = FolderListing(closing: descriptor, accepts: { _ in true }) else { return nil }
    return name(near: path.name, in: listing)
  }

  private static func name(near name: String, in listing: FolderListing) -> String? {
    let names = listing.entries.filter { !$0.isFolder }.map {
      String(decoding: listing.names[$0.name], as: UTF8.self)
    }
    return Suggestion.nearest(to: name, among: names)
  }
}
