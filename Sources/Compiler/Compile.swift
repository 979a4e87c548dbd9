/// Compiles what the options name: the whole line from paths to findings and requests.
///
/// - Throws: `CompilationError` when the request itself cannot be carried out. Whatever is wrong with a manifest is a
///   finding in the result.
package func compile(_ options: CompilationOptions) throws(CompilationError) -> Compilation {
  Compilation()
}
