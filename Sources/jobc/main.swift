import Commands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// `CommandLine.arguments` makes its list in a way that takes as long as parsing ten lines of YAML.
var arguments: [String] = []
for index in 1..<max(1, Int(CommandLine.argc)) {
  if let argument = unsafe CommandLine.unsafeArgv[index] { arguments.append(unsafe String(cString: argument)) }
}
exit(launch(arguments).rawValue)
