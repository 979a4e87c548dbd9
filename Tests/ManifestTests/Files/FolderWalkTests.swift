import Foundation
@testable import Manifest
import Testing

struct FolderWalkTests {
  private func files(
    _ folder: TemporaryFolder, from: String? = nil, _ patterns: [String]? = nil, excluding: [String] = []
  ) throws -> [String] {
    let walk = FolderWalk(
      root: folder.path, from: from.map { AbsolutePath($0, in: folder.path) },
      patterns: try patterns.map { try $0.map { try GlobPattern($0) } }, excluding: excluding)
    #expect(walk.unreadable == [])
    return Array(walk.files)
  }

  @Test func everyManifestInOrderOfBytes() throws {
    let folder = try TemporaryFolder(
      "b.yaml", "a/z.yml", "a.yaml", "a-b/c.yaml", "a/b/c.yaml", "a.txt", ".hidden/x.yaml", ".x.yaml", "é.yaml",
      "Z.yaml")
    #expect(
      try files(folder) == ["Z.yaml", "a-b/c.yaml", "a.yaml", "a/b/c.yaml", "a/z.yml", "b.yaml", "é.yaml"])
  }

  @Test func patternsBeginningsAndExclusions() throws {
    let folder = try TemporaryFolder("jobs/a.yaml", "jobs/x/b.yaml", "lib/c.yaml", "jobs/vars.yaml", ".ci/d.yaml")
    #expect(try files(folder, ["jobs/**/*.yaml"]) == ["jobs/a.yaml", "jobs/vars.yaml", "jobs/x/b.yaml"])
    #expect(try files(folder, ["jobs/*.yaml", "lib/*", ".ci/*"]).count == 4)
    #expect(
      try files(folder, from: "jobs", ["**/*.yaml"], excluding: ["jobs/vars.yaml"]) == ["jobs/a.yaml", "jobs/x/b.yaml"])
    #expect(try files(folder, from: "lib", ["jobs/**/*.yaml"]) == [])
    #expect(try files(folder, from: ".ci") == [".ci/d.yaml"])
  }

  @Test(.timeLimit(.minutes(10)))
  func linksAreFollowedAndCyclesEnd() throws {
    let outside = try TemporaryFolder("o.yaml", "deep/p.yaml")
    let folder = try TemporaryFolder("a/x.yaml", "b/y.yaml")
    try folder.link("a/self", to: ".")
    try folder.link("a/up", to: "..")
    try folder.link("b/other", to: "../a")
    try folder.link("a/out", to: outside.path.string)
    try folder.link("b/out", to: outside.path.string)
    try outside.link("deep/back", to: folder.path.string)
    try folder.link("z.yaml", to: "a/x.yaml")
    try folder.link("dangling.yaml", to: "nowhere")
    try folder.link("loop.yaml", to: "loop.yaml")
    #expect(
      try files(folder) == [
        "a/out/deep/p.yaml", "a/out/o.yaml", "a/x.yaml", "b/y.yaml", "dangling.yaml", "loop.yaml", "z.yaml",
      ])
  }

  @Test func otherProjectsAreNotEntered() throws {
    let folder = try TemporaryFolder("jobc.yaml", "a.yaml", "p/jobc.yaml", "p/b.yaml", "q/r/jobc.yaml", "q/c.yaml")
    let walk = FolderWalk(root: folder.path, excluding: ["jobc.yaml"])
    #expect(Array(walk.files) == ["a.yaml", "q/c.yaml"])
    #expect(walk.projects == ["p", "q/r"])
    let inner = FolderWalk(root: folder.path, from: AbsolutePath("p", in: folder.path), excluding: ["p/jobc.yaml"])
    #expect(Array(inner.files) == ["p/b.yaml"])
    #expect(inner.projects == [])
  }

  @Test func pipesArePassedOver() throws {
    let folder = try TemporaryFolder("a.yaml")
    let made = unsafe mkfifo(AbsolutePath("pipe.yaml", in: folder.path).string, 0o600)
    #expect(made == 0)
    #expect(try files(folder) == ["a.yaml"])
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let walk = FolderWalk(root: AbsolutePath("none", in: folder.path))
    #expect(walk.unreadable == [.init(folder: ".", reason: "no such file or directory")])
    #expect(walk.files.isEmpty)
  }
}

struct ProjectLocationTests {
  @Test func theNearestProjectFileDecides() throws {
    let folder = try TemporaryFolder("jobc.yaml", "a/jobc.yaml", "a/b/c.yaml", "d/e.yaml")
    let inner = AbsolutePath("a", in: folder.path)
    let expected = ProjectLocation(root: inner, file: AbsolutePath("jobc.yaml", in: inner))
    #expect(ProjectLocation.find(above: AbsolutePath("b/c.yaml", in: inner)) == expected)
    #expect(ProjectLocation.find(above: inner) == expected)
    #expect(ProjectLocation.find(above: AbsolutePath("d/e.yaml", in: folder.path)).root == folder.path)
    #expect(ProjectLocation.find(above: AbsolutePath("d/none.yaml", in: folder.path)).root == folder.path)
  }

  @Test func elseTheWorkTreeElseTheFolder() throws {
    let folder = try TemporaryFolder("a/.git/config", "a/b/c.yaml", "d/e.yaml")
    let tree = AbsolutePath("a", in: folder.path)
    #expect(ProjectLocation.find(above: AbsolutePath("b/c.yaml", in: tree)) == ProjectLocation(root: tree, file: nil))
    let bare = AbsolutePath("d", in: folder.path)
    #expect(ProjectLocation.find(above: AbsolutePath("e.yaml", in: bare)) == ProjectLocation(root: bare, file: nil))
    var search = ProjectSearch()
    #expect(search.location(aboveFolder: bare) == search.location(aboveFolder: bare))
  }
}
