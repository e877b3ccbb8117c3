"""Italian."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="it",
    said=(
        "disse|dissi|dice|diceva|dissero|rispose|risposi|risponde|replicò|domandò|domandai|chiese|chiesi|esclamò|esclamai|gridò|mormorò|sussurrò|aggiunse|continuò|proseguì"
        "|riprese|osservò|pensò|sospirò|interruppe|insistette|insisté|spiegò|dichiarò|affermò|ammise|confessò|ripeté|ordinò|supplicò|pregò|propose|suggerì"
        "|protestò|obiettò|concluse|balbettò|gemette|rise|singhiozzò|fece|soggiunse|ribatté|commentò|urlò|bisbigliò|borbottò|ha detto|aveva detto"
    ),
    says=(
        "(?:dice|disse|diceva|dicono|dissero|dire|dicendo|scriv(?:e|eva|ono|ere|endo)|scrisse|scrissero|afferm(?:a|ò|ava|ano)|sostiene|sostenne|sosteneva|sostengono|dichiar(?:a|ò|ava|ano)"
        "|spieg(?:a|ò|ava)|not(?:a|ò|ava)|osserv(?:a|ò|ava)|conclud(?:e|eva)|concluse|aggiunge|aggiunse|rispond(?:e|eva)|rispose|cit(?:a|ò|ava|ano|are)|descrive|descrisse|descriveva"
        "|defin(?:isce|ì|iva|iscono|ire)|chiam(?:a|ò|ava|ano)|annunci(?:a|ò)|proclam(?:a|ò)|denunci(?:a|ò)|crede|credeva|pens(?:a|ò|ava)|racconta|raccontò|raccontava|riferisce|riferì"
        "|parla di|parlò di|parlava di|ha detto|ha scritto|ha dichiarato)"
    ),
    pronoun="io|egli|ella|lui|lei|noi|voi|loro|essi|esse|tu|chi",
    according="secondo|a detta di|stando a|nelle parole di|con le parole di|come (?:dice|disse|diceva|scrive|scrisse)|per citare",
    that="che|se",
    so_called="cosiddett[oaie]|così dett[oaie]|sedicent[ei]|presunt[oaie]|pretes[oaie]",
    word=(
        "(?:la|questa|quella|della|alla) (?:parola|espressione|voce|frase|locuzione)|l['’](?:espressione|aggettivo|avverbio)|(?:il|questo|del|al) (?:termine|nome|verbo|sostantivo|vocabolo)|le parole|i termini"
        "|(?:è|era|fu|sono|erano|viene|veniva) (?:chiamat|dett|denominat|soprannominat)[oaie]|not[oaie] come|conosciut[oaie] come"
    ),
    means="significa|significava|vuol dire|voleva dire|designa|indica",
    article_title="articolo|saggio|poesia|ode|sonetto|capitolo|racconto|novella|canzone|inno|discorso|predica|studio|editoriale|ballata|poema",
    book_title="libro|romanzo|dramma|tragedia|commedia|opera|opuscolo|trattato|film|memorie|autobiografia",
    titled="intitolat[oaie]|dal titolo|con il titolo|col titolo|sotto il titolo(?: di)?",
    before_noun=(
        "il|lo|la|i|gli|le|l|un|uno|una|del|dello|della|dei|degli|delle|dell|al|allo|alla|ai|agli|alle|all|dal|dalla|nel|nella|nell|sul|sulla|sull|questo|questa|quel|quello|quella|suo|sua|suoi|sue|loro"
        "|mio|mia|nostro|nostra|vostro|vostra|di|da|in|con|su|per|tra|fra|senza|ogni|nessun|nessuna"
    ),
    determiner="il|lo|la|l['’]|i|gli|le|un|uno|una|mio|mia|suo|sua|nostro|nostra|questo|quello|quel|quella",
    elided_start="sto|sta|sti|ste|ndo|na|no|l",
    subordinate="come|che|se|quando|secondo",
    elided_end=r"\b(?:l|d|un|dell|all|nell|sull|dall|c|s|m|t|v|n|quell|quest|bell|sant|po|mo|di|fa|va|da|sta|to|be|anch|cos|dov|com|quand|tutt|nient|senz|mezz)",
    dash_dialogue=True,
)
