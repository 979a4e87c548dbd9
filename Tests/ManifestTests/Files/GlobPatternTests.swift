import Testing

@testable import Manifest

struct GlobPatternTests {
  @Test(arguments: [
    ("*.yaml", "a.yaml", true), ("*.yaml", "a/b.yaml", false), ("*.yaml", ".a.yaml", false), ("*.yaml", ".yaml", false),
    (".*.yaml", ".a.yaml", true), ("?.yaml", ".yaml", false), ("[.]a.yaml", ".a.yaml", false),
    ("**/*.yaml", "a.yaml", true), ("**/*.yaml", "a/b/c.yaml", true), ("**/*.yaml", "a/.b/c.yaml", false),
    ("**/.b/*.yaml", "a/.b/c.yaml", true), ("jobs/**/*.yaml", "jobs/a.yaml", true),
    ("jobs/**/*.yaml", "jobs/a/b/c.yaml", true), ("jobs/**/*.yaml", "job/a.yaml", false),
    ("jobs/**", "jobs/a/b.txt", true), ("jobs/**", "jobs", false), ("**/a/**/b.yaml", "x/a/y/a/z/b.yaml", true),
    ("a**b", "axxb", true), ("a**b", "ax/xb", false), ("a?c", "abc", true), ("a?c", "a/c", false), ("a?c", "aéc", true),
    ("a[!b]c", "abc", false), ("a[^b]c", "axc", true), ("a[b-dx]c", "acc", true), ("a[]]c", "a]c", true),
    ("a[é-ü]c", "aöc", true), ("a[{]c", "a{c", true), ("{a,b/c}/*.{yaml,yml}", "b/c/d.yml", true),
    ("{a,b/c}/*.{yaml,yml}", "b/d.yml", false), ("a{b,{c,d}}e", "ade", true), ("a{,b}c", "ac", true),
    ("a\\*c", "a*c", true), ("a\\*c", "abc", false), ("a\\{b", "a{b", true), ("a,b", "a,b", true),
    ("./a//b", "a/b", true),
    ("*a*b*c", "xxaxxbxxbxc", true), ("*a*b*c", "xxaxxbxxbxcx", false), ("*", "a", true), ("a*", "a", true),
  ])
  func matching(pattern: String, path: String, expected: Bool) throws {
    #expect(try GlobPattern(pattern).matches(path) == expected)
  }

  @Test(arguments: [
    ("/a/*.yaml", "it must be relative to the project's folder"),
    ("../*.yaml", "it must not leave the project's folder"),
    ("jobs/", "it must end in the name of a file, as in \"jobs/**/*.yaml\""),
    ("", "it must end in the name of a file, as in \"jobs/**/*.yaml\""),
    (".", "it names no file"), ("a[b", "its \"[\" has no \"]\""), ("a{b", "its \"{\" has no \"}\""),
    ("a[z-b]", "its range \"z-b\" is backwards"), ("a\\", "nothing follows its last \"\\\""),
    (String(repeating: "{a,b}", count: 40), "its braces stand for more than 256 patterns"),
  ])
  func malformed(pattern: String, reason: String) {
    #expect(throws: GlobPattern.Malformed(reason: reason)) { try GlobPattern(pattern) }
  }

  @Test(.timeLimit(.minutes(10)))
  func stubbornPatternsTakeNoLongTime() throws {
    let pattern = try GlobPattern(String(repeating: "*a", count: 40) + "*b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
    let folders = try GlobPattern(String(repeating: "**/a/", count: 40) + "b")
    #expect(!folders.matches(String(repeating: "a/", count: 1000) + "c"))
  }
}
