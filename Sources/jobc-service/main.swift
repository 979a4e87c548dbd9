import ServiceCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

exit(launchService(Array(CommandLine.arguments.dropFirst())).rawValue)
