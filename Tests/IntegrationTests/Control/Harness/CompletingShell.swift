import Foundation
import SystemPackage
import TestSupport
import Testing

/// A shell that completes command lines of impastoctl, driven as by somebody who types.
enum CompletingShell: String, CaseIterable {
    case bash, zsh, fish

    /// What it offers for the last word of a line.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - scripts: Where `impasto-manuals` has put the completions of all shells; more is written there.
    ///   - bus: The address of both buses.
    /// - Returns: The words, each once, in the order of the alphabet.
    /// - Throws: `DeadlineExceeded` where it gives no answer.
    func words(for line: String, _ scripts: FilePath, bus: String) async throws -> [String] {
        try scripts.appending("start.\(rawValue)").write(preparation)
        let programs = FilePath(Programs.impastoctl).removingLastComponent()
        let environment = [
            "PATH": "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "")", "TERM": "dumb",
            "HOME": scripts.string, "SCRIPTS": scripts.string, "LINE": line,
            "DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus,
        ]
        let (shell, program) = self == .bash ? ("bash", "source $SCRIPTS/start.bash") : ("zsh", typing)
        let answer = try await withDeadline(.seconds(60), "what \(rawValue) offers for “\(line)”") {
            try await CommandOutput.of(shell, ["-c", program], environment: environment)
        }
        #expect((answer.status, answer.errors) == (0, ""), "\(rawValue): \(line)")
        return Set(answer.output.matches(of: /OFFER:(\S*):END/).map { String($0.1) }).sorted()
    }

    /// Starts the shell in a terminal of zsh's, types the line, a tabulator and ^Y, and prints what it shows until then.
    private var typing: String {
        """
        zmodload zsh/zpty
        zpty shell \(self == .fish ? "fish --no-config" : "zsh -f -i")
        zpty -w shell 'source $SCRIPTS/start.\(rawValue)'
        zpty -r shell shown '*READY*'
        zpty -w -n shell "$LINE"$'\\t'
        zpty -w -n shell $'\\x19'
        zpty -r shell shown '*OVER*'
        print -r -- "$shown"
        zpty -d shell
        """
    }

    /// What has the shell say what it offers, and that this is all.
    private var preparation: String {
        switch self {
        case .bash:
            // Calls what bash would call; it tells nobody what it offers.
            """
            source $SCRIPTS/bash/impastoctl
            read -ra COMP_WORDS <<< "$LINE"
            if [[ $LINE == *' ' ]]; then COMP_WORDS+=(''); fi
            COMP_LINE=$LINE; COMP_POINT=${#LINE}; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _impastoctl impastoctl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            [ ${#COMPREPLY[@]} = 0 ] || printf 'OFFER:%s:END\\n' "${COMPREPLY[@]}"

            """
        case .zsh:
            // Everything that is offered passes through compadd.
            """
            fpath=($SCRIPTS/zsh $fpath)
            autoload -Uz compinit && compinit -u -D
            compadd() {
                local -a offers
                builtin compadd -A offers "$@"
                (( $#offers )) && print -rl -- '' OFFER:${^offers}:END
                builtin compadd "$@"
            }
            over() { print -r -- OVER }
            zle -N over
            bindkey '^I' complete-word
            bindkey '^Y' over
            print READY

            """
        case .fish:
            // Without a command line, complete asks for what stands there.
            """
            source $SCRIPTS/fish/impastoctl.fish
            function offer
                echo
                complete -C | string replace -r '\\t.*' '' | string replace -r '^(.*)$' 'OFFER:$1:END'
            end
            function over
                echo OVER
            end
            bind \\t offer
            bind \\cy over
            echo READY

            """
        }
    }
}
