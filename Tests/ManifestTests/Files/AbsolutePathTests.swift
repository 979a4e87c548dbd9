import Testing

@testable import Manifest

struct AbsolutePathTests {
  @Test(arguments: [
    ("/", "/"), ("//", "/"), ("/a", "/a"), ("/a/", "/a"), ("/a//b", "/a/b"), ("/a/./b/.", "/a/b"), ("/a/../b", "/b"),
    ("/../a", "/a"), ("/a/b/../../..", "/"), ("/a/...", "/a/..."), ("/.../b", "/.../b"), ("/.a/..b/c.", "/.a/..b/c."),
    ("/..", "/"), ("/.", "/"), ("a", "/a"),
  ])
  func normalisation(text: String, expected: String) {
    #expect(AbsolutePath(absolute: text).string == expected)
  }

  @Test(arguments: [
    ("/p/a.yaml", "/p", "a.yaml"), ("/p", "/p", "."), ("/p/a/b", "/p/c/d", "../../a/b"), ("/pa/b", "/p", "../pa/b"),
    ("/", "/p", ".."), ("/a", "/", "a"), ("/", "/", "."), ("/p", "/p/q", ".."), ("/a/bc", "/a/b", "../bc"),
    ("/a/b/c", "/a/bd/e", "../../b/c"), ("/", "/p/q", "../.."), ("/a/b", "/a/b/c/d", "../.."),
  ])
  func relativeToAFolder(path: String, folder: String, expected: String) {
    #expect(AbsolutePath(absolute: path).relative(to: AbsolutePath(absolute: folder)) == expected)
  }

  @Test(arguments: [
    ("a/b", "/p", "/p/a/b"), ("a", "/", "/a"), ("", "/p", "/p"), ("", "/", "/"), (".", "/", "/"), ("..", "/p", "/"),
    ("a//b", "/p", "/p/a/b"), ("a/", "/p", "/p/a"), ("a/../b", "/", "/b"), ("/a", "/p", "/a"), ("...", "/p", "/p/..."),
  ])
  func belowAFolder(path: String, folder: String, expected: String) {
    #expect(AbsolutePath(path, in: AbsolutePath(absolute: folder)).string == expected)
  }

  @Test func partsAndContainment() {
    let path = AbsolutePath("../b/./c.yaml", in: AbsolutePath(absolute: "/p/q"))
    #expect(path.string == "/p/b/c.yaml")
    #expect(path.name == "c.yaml")
    #expect(path.parent.string == "/p/b")
    #expect(path.parent.parent.parent.parent.string == "/")
    #expect(path.isWithin(AbsolutePath(absolute: "/p")))
    #expect(path.isWithin(AbsolutePath(absolute: "/")))
    #expect(path.isWithin(path))
    #expect(!path.isWithin(AbsolutePath(absolute: "/p/b/c")))
  }

  @Test func namesAreBytes() {
    let composed = AbsolutePath(absolute: "/\u{E9}")
    let decomposed = AbsolutePath(absolute: "/e\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }
}
