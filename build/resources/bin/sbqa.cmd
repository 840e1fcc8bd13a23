@echo off
rem The command line of the installed program; see docs/en/command-line.md.
"%~dp0..\..\Smartbooqing Archive.exe" --sbqa %*
