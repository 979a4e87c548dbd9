/// Whether two texts are the same bytes: `==` takes composed and decomposed letters for one.
package func isSameText(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

/// The same for parts of texts.
package func isSameText(_ a: Substring, _ b: Substring) -> Bool { a.utf8.elementsEqual(b.utf8) }
