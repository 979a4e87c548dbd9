import Executables
import Foundation
import Manifest
import SourceText
import Testing
@testable import Commands
@testable import Compiler

/// `check --fix` and `check --diff` as a user types them.
@Suite(.timeLimit(.minutes(10)))
struct FixTests {
  private static let manifest = """
    job_name: a   # a comment
    config:
      worker_servr_num: 1
      spec_id: "1"
      model_id: 4
      data_url: obs://b/d/
      train_url: /b/o/

    """

  private static let mended = manifest.replacing("obs://b", with: "/b").replacing("\"1\"", with: "1")
    .replacing("servr", with: "server")

  /// The same with a finding whose fix is a guess.
  private static let withGuess = manifest.replacing("job_name: a ", with: "job_name: a b ")

  private func project(_ text: String = manifest) throws -> Jobc { try Jobc(files: ["jobc.yaml": "", "a.yaml": text]) }

  @Test func filesAreMended() throws {
    let jobc = try project()
    let outcome = try jobc("check", "--fix")
    #expect(
      outcome
        == .init(
          status: 0, output: "", errors: "1 file, 1 job, 1 environment: no findings; 3 fixed in 1 file\(noCatalogue)\n")
    )
    #expect(try jobc.read("a.yaml") == Self.mended)
    #expect(try jobc.files() == ["a.yaml", "jobc.yaml"])
    let before = try jobc.identity(of: "a.yaml")
    #expect(
      try jobc("check", "--fix").errors == "1 file, 1 job, 1 environment: no findings; nothing to fix\(noCatalogue)\n")
    #expect(try jobc.identity(of: "a.yaml") == before)
  }

  @Test func whatIsLeftIsReportedAndDecides() throws {
    let jobc = try project(Self.withGuess)
    let outcome = try jobc("check", "--fix", "--report", "json=out.json", "--format", "github")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("::error file=a.yaml,line=1,"))
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(
      outcome.errors
        == "1 file, 1 job, 1 environment: 1 error; 3 fixed in 1 file; 1 fixable with --fix --unsafe-fixes\(noCatalogue)\n"
    )
    #expect(try jobc.read("out.json").contains("\"errors\": 1,"))
    #expect(try jobc("check", "--fix", "--unsafe-fixes").status == 0)
    #expect(try jobc.read("a.yaml") == Self.mended.replacing("job_name: a ", with: "job_name: a-b "))
  }

  @Test func theLastLineSaysWhatCanBeFixed() throws {
    let jobc = try project(Self.withGuess)
    let errors = "1 file, 1 job, 1 environment: 4 errors"
    #expect(try jobc("check").errors == "\(errors); 3 fixable with --fix, 1 more with --unsafe-fixes\(noCatalogue)\n")
    #expect(try jobc("check", "--unsafe-fixes").errors == "\(errors); 4 fixable with --fix\(noCatalogue)\n")
    #expect(try jobc("check", "-q", "--fix").errors == "")
  }

  @Test func aDiffIsPrintedAndNothingWritten() throws {
    let jobc = try project()
    let outcome = try jobc("check", "--diff")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "1 file, 1 job, 1 environment: 3 errors; 3 would be fixed in 1 file\(noCatalogue)\n")
    #expect(
      outcome.output == """
        --- a.yaml
        +++ a.yaml
        @@ -1,7 +1,7 @@
         job_name: a   # a comment
         config:
        -  worker_servr_num: 1
        -  spec_id: "1"
        +  worker_server_num: 1
        +  spec_id: 1
           model_id: 4
        -  data_url: obs://b/d/
        +  data_url: /b/d/
           train_url: /b/o/

        """)
    #expect(try jobc.read("a.yaml") == Self.manifest)
    #expect(try jobc("check", "--diff", "--fix") == outcome)
    #expect(try jobc.shell("\"$JOBC\" check --diff 2>&- | patch -p0 -s && cat a.yaml").output == Self.mended)
    #expect(try jobc("check", "--diff").status == 0)
  }

  /// What cannot be fixed is not the diff's business.
  @Test func aDiffFailsOnlyWhereThereIsOne() throws {
    let jobc = try project(Self.mended.replacing("model_id: 4", with: "model_id: [4]"))
    #expect(try jobc("check").status == 1)
    let outcome = try jobc("check", "--diff")
    #expect(
      outcome
        == .init(status: 0, output: "", errors: "1 file, 1 job, 1 environment: 1 error; nothing to fix\(noCatalogue)\n")
    )
  }

  @Test func standardInputComesOutMended() throws {
    let jobc = try project("")
    let outcome = try jobc("check", "-", "--fix", "--stdin-filename", "a.yaml", input: Self.manifest)
    #expect(outcome.output == Self.mended)
    #expect(outcome.errors == "1 file, 1 job, 1 environment: no findings; 3 fixed in 1 file\(noCatalogue)\n")
    #expect(try jobc.read("a.yaml") == "")
    let broken = try jobc("check", "-", "--fix", input: Self.manifest.replacing("model_id: 4", with: "model_id: [4]"))
    #expect(broken.status == 1)
    #expect(broken.output == Self.mended.replacing("model_id: 4", with: "model_id: [4]"))
    #expect(
      broken.errors.hasPrefix("<stdin>:5:13: error: \"model_id\" must be an integer, but it is a list [wrong-type]"))
    let same = try jobc("check", "-", "--fix", input: Self.mended)
    #expect(same.output == Self.mended)
    #expect(try jobc("check", "-", "--diff", input: Self.manifest).output.hasPrefix("--- <stdin>\n+++ <stdin>\n@@ "))
  }

  @Test func lineEndsAndByteOrderMarksStay() throws {
    let text = "\u{FEFF}" + Self.manifest.replacing("\n", with: "\r\n")
    let jobc = try project(text)
    #expect(try jobc("check", "--fix").status == 0)
    let expected = "\u{FEFF}" + Self.mended.replacing("\n", with: "\r\n")
    #expect(try jobc.read("a.yaml").utf8.elementsEqual(expected.utf8))
  }

  @Test func linksAndPermissionsStay() throws {
    let jobc = try project()
    try jobc.write("jobc.yaml", "manifests: [\"*.yaml\"]\n")
    try jobc.write("real/job.yml", Self.manifest.replacing("job_name: a", with: "job_name: b"))
    let outcome = try jobc.shell(
      """
      rm a.yaml && ln -s real/job.yml a.yaml && chmod 640 real/job.yml
      "$JOBC" check --fix a.yaml && test -L a.yaml && ls -l real/job.yml | cut -c1-10
      """)
    #expect(outcome.output == "-rw-r-----\n")
    #expect(try jobc.read("real/job.yml") == Self.mended.replacing("job_name: a", with: "job_name: b"))
    #expect(
      try jobc.files() == ["a.yaml", "jobc.yaml", "real/job.yml"] || jobc.files() == ["jobc.yaml", "real/job.yml"])
  }

  /// All or nothing: what cannot be written is found before anything is.
  @Test func aReadOnlyFileIsLeftAndSoAreTheOthers() throws {
    let jobc = try project()
    try jobc.write("b.yaml", Self.manifest.replacing("job_name: a", with: "job_name: b"))
    let outcome = try jobc.shell("chmod 444 b.yaml && \"$JOBC\" check --fix")
    #expect(outcome == .init(status: 73, output: "", errors: "error: cannot write \"b.yaml\": it is read-only\n"))
    #expect(try jobc.read("a.yaml") == Self.manifest)
    #expect(try jobc.files() == ["a.yaml", "b.yaml", "jobc.yaml"])
  }

  /// Whoever saved the file in the meantime keeps what was saved.
  @Test func aFileThatHasChangedIsLeft() throws {
    let jobc = try project()
    let source = SourceFile(path: "a.yaml", content: Array(Self.manifest.utf8))
    var edited = EditedSource(source)
    edited.apply([.init(range: ByteRange(0..<0), text: Array("# mended\n".utf8))])
    let path = AbsolutePath(absolute: jobc.folder.appendingPathComponent("a.yaml").path)
    let files = MendedFiles([Mending.File(path: path, source: edited)])
    try jobc.write("a.yaml", "# saved\n")
    #expect(throws: CommandFailure(.cannotWrite, "cannot write \"a.yaml\": it has changed since it was read")) {
      try files.write()
    }
    #expect(try jobc.read("a.yaml") == "# saved\n")
    try jobc.write("a.yaml", Self.manifest)
    try files.write()
    #expect(try jobc.read("a.yaml") == "# mended\n" + Self.manifest)
  }

  /// `whatWouldDoHarm` on the command line: the reason is told, the rest is done.
  @Test func whatIsNotFixedIsTold() throws {
    let jobc = try project(Self.manifest.replacing("worker_servr_num: 1", with: "worker_servr_num: [1]"))
    let outcome = try jobc("check", "--fix", "--unsafe-fixes")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        a.yaml:3:3: not fixed [unknown-key]: rename to "worker_server_num": it would lead to another error: \
        "worker_server_num" must be an integer, but it is a list
        1 file, 1 job, 1 environment: 1 error; 2 fixed in 1 file; skipped catalog (there is no catalogue)

        """)
  }

  @Test func aBrokenProjectFileIsMendedToo() throws {
    let jobc = try project(Self.mended)
    try jobc.write("jobc.yaml", "# ours\nenvironments:\n  dev: { project_id: 17 }\n")
    let outcome = try jobc("check", "--fix")
    #expect(
      outcome
        == .init(
          status: 0, output: "", errors: "1 file, 1 job, 1 environment: no findings; 1 fixed in 1 file\(noCatalogue)\n")
    )
    #expect(try jobc.read("jobc.yaml") == "# ours\nenvironments:\n  dev: { project_id: \"17\" }\n")
  }
}

/// Fixes and comments.
@Suite(.timeLimit(.minutes(10)))
struct SuppressionFixTests {
  /// A comment that is mended silences its finding, which is left as it is.
  @Test func suppressionsAreMendedFirst() throws {
    let jobc = try Jobc(files: [
      "a.yaml": """
      job_name: a
      config:
        worker_server_num: 1
        spec_id: 1
        model_id: 4
        #jobc:ignore[object-path] the mirror
        data_url: s3://b/d/
        train_url: s3://b/o/ # jobc: ignore[object_path] the mirror
        log_url: /b/l/ # jobc: ignore[object-path] idle

      """
    ])
    let outcome = try jobc("check", "--fix")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors
        == "1 file, 1 job, 1 environment: no findings; 2 suppressed; 3 fixed in 1 file\(noCatalogue)\n")
    #expect(
      try jobc.read("a.yaml") == """
        job_name: a
        config:
          worker_server_num: 1
          spec_id: 1
          model_id: 4
          # jobc: ignore[object-path] the mirror
          data_url: s3://b/d/
          train_url: s3://b/o/ # jobc: ignore[object-path] the mirror
          log_url: /b/l/

        """)
  }
}

/// What the last line of a run without any catalogue ends with.
private let noCatalogue = "; skipped catalog (there is no catalogue)"
