import type { CommandPath } from './paths.ts';

/** A function of bash that knows the whole tree; it asks nobody and starts nothing. */
export const bashCompletion = (paths: readonly CommandPath[]): string => `_handoff() {
  local word said="" words=""
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) said="$said$word " ;; esac
  done
  case "$said" in
${paths.map(caseOf).join('\n')}
  esac
  case "\${COMP_WORDS[COMP_CWORD]}" in
    */*|./*) COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}")) ;;
  esac
}
complete -o default -F _handoff handoff`;

const caseOf = ({ words, commands, options }: CommandPath): string =>
  `    ${words === '' ? '*' : `"${words} "*`}) words="${[...commands, ...options].join(' ')}" ;;`;
