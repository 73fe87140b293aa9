# SPDX-License-Identifier: MIT
# Has the program KPI write its man pages and completions into the folder TO.

function(write_document file)
  execute_process(COMMAND ${KPI} ${ARGN} OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
  file(WRITE ${TO}/${file} "${text}")
endfunction()

file(REMOVE_RECURSE ${TO})
write_document(man1/kpi.1 --man)
execute_process(COMMAND ${KPI} --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n  kpi [a-z]+" lines "${help}")
foreach(line IN LISTS lines)
  string(REGEX REPLACE "\n  kpi " "" command "${line}")
  write_document(man1/kpi-${command}.1 --man ${command})
endforeach()
write_document(bash-completion/completions/kpi --completion bash)
write_document(zsh/site-functions/_kpi --completion zsh)
write_document(fish/vendor_completions.d/kpi.fish --completion fish)
