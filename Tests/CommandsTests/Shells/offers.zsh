# Prints what zsh offers for a command line: offers.zsh FOLDER LINE, where _jobc lies in FOLDER. A shell of its own is
# typed to, says each match that it is given, and says when it is done.
zmodload zsh/zpty || exit 3
zpty shell zsh -f -i
zpty -w shell "PROMPT= RPROMPT=; unset zle_bracketed_paste; fpath=($1 \$fpath); autoload -Uz compinit && compinit -u -D; \
compadd () { if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd \"\$@\"; return; fi; \
typeset -a matches; builtin compadd -A matches \"\$@\"; print -rl -- BEGIN\$^matches\"END\"; builtin compadd \"\$@\" }; \
offer () { zle complete-word; print DO''NE }; zle -N offer; bindkey '^I' offer; stty -echo; print REA''DY"
integer count=0
while zpty -r shell line && ((count++ < 200)); do [[ $line == *READY* ]] && break; done
zpty -w -n shell "$2"$'\t'
count=0
while zpty -r shell line && ((count++ < 500)); do
  [[ $line == *BEGIN*END* ]] && print -r -- ${${line##*BEGIN}%%END*}
  [[ $line == *DONE* ]] && break
done
zpty -d shell
exit 0
