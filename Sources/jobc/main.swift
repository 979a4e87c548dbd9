import Commands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

exit(launch(Array(CommandLine.arguments.dropFirst())).rawValue)
