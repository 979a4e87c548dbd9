import DocumentModel
import SourceText
import Testing

@Suite struct TreeTests {
  @Test func pointersEscapeTheirTokens() {
    var tree = Tree(source: SourceFile(path: "a.yaml", content: []))
    let range = ByteRange(emptyAt: 0)
    let root = tree.open(.mapping, style: .flow, range: range)
    tree.appendScalar("a/b~c", flags: .key, range: range)
    let list = tree.open(.sequence, style: .flow, range: range)
    tree.appendScalar("x", range: range)
    let last = tree.appendScalar("y", range: range)
    tree.close(list, childCount: 2)
    tree.close(root, childCount: 1)
    #expect(JSONPointer(to: last, in: tree).description == "/a~1b~0c/1")
    #expect(JSONPointer(to: .root, in: tree).description == "")
    #expect(Array(tree.items(of: list)).map { tree.string(of: $0) } == ["x", "y"])
  }
}
