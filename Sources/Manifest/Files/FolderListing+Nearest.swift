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
  static func name(near path: AbsolutePath) -> String? {
    let descriptor = unsafe open(path.parent.string, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let listing = FolderListing(closing: descriptor, accepts: { _ in true }) else { return nil }
    let names = listing.entries.filter { !$0.isFolder }.map {
      String(decoding: listing.names[$0.name], as: UTF8.self)
    }
    return Suggestion.nearest(to: path.name, among: names)
  }
}
