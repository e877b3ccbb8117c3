"""Italian."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="it",
    said=(
        "disse|dissi|dice|diceva|dicevano|dissero|rispose|risposi|risponde|rispondeva|risposero|replicò|replicai|domandò|domandai|domandava|chiese|chiesi|chiedeva|esclamò|esclamai|esclamava"
        "|esclamarono|gridò|gridai|gridava|gridarono|mormorò|mormorai|mormorava|sussurrò|aggiunse|aggiunsi|continuò|continuai|continuava|proseguì|seguitò|riprese|ripresi|osservò|osservai|pensò|pensai|pensava"
        "|sospirò|interruppe|insistette|insisté|spiegò|dichiarò|affermò|ammise|confessò|ripet[éè]|ripeteva|ripetette|ordinò|supplicò|pregò|propose|suggerì|protestò|obiettò|concluse|balbettò"
        "|balbettai|gemette|rise|singhiozzò|fece|faceva|soggiunse|soggiunsi|ribatt[éè]|commentò|urlò|bisbigliò|borbottò|brontolò|interrogò|cominciò|ricominciò|tornò a dire|rimbeccò|rincalzò"
        "|accentuò|annunciò|annunziò|assicurò|avvertì|ammonì|ghignò|strillò|scattò|proruppe|prorompeva|ha detto|aveva detto|ho detto|avevo detto|aveva risposto|aveva chiesto"
    ),
    says=(
        "(?:dice|disse|diceva|dicono|dissero|dire|dicendo|scriv(?:e|eva|ono|ere|endo)|scrisse|scrissero|afferm(?:a|ò|ava|ano)|sostiene|sostenne|sosteneva|sostengono|dichiar(?:a|ò|ava|ano)"
        "|spieg(?:a|ò|ava)|not(?:a|ò|ava)|osserv(?:a|ò|ava)|conclud(?:e|eva)|concluse|aggiunge|aggiunse|rispond(?:e|eva)|rispose|cit(?:a|ò|ava|ano|are)|descrive|descrisse|descriveva"
        "|defin(?:isce|ì|iva|iscono|ire)|chiam(?:a|ò|ava|ano)|annunci(?:a|ò)|proclam(?:a|ò)|denunci(?:a|ò)|crede|credeva|pens(?:a|ò|ava)|racconta|raccontò|raccontava|riferisce|riferì"
        "|(?:parla|parlò|parlava) d(?:i|el|ello|ella|ei|egli|elle|ell['’])|chied(?:e|eva)|chiese|domand(?:a|ò|ava)|(?:ha|aveva|hanno|avevano) (?:chiesto|risposto|aggiunto|osservato|domandato|esclamato)|ha detto|ha scritto|ha dichiarato|aveva detto|aveva scritto|grid(?:a|ò|ava|ano|avano|are|ando|ato)|esclam(?:a|ò|ava|ano)|ripet(?:e|eva|ono|é|ere)|telegraf(?:a|ò|ato)|replic(?:a|ò|ava))"
    ),
    writer="io",
    goes_on="continuò|continuai|continuava|proseguì|seguitò|aggiunse|aggiunsi|soggiunse|soggiunsi|concluse",
    pronoun="io|egli|ella|lui|lei|noi|voi|loro|essi|esse|tu|chi",
    according="secondo|a detta di|stando a|nelle parole di|con le parole di|come (?:(?:egli |lui |lei |si )?(?:dice|disse|diceva|dicono|scrive|scrisse))|per citare",
    that="che|se",
    so_called="cosiddett[oaie]|così dett[oaie]|sedicent[ei]|presunt[oaie]|pretes[oaie]",
    word=(
        "(?:la|questa|quella|della|alla) (?:parola|espressione|voce|frase|locuzione)|l['’](?:espressione|aggettivo|avverbio)|(?:il|questo|del|al) (?:termine|nome|verbo|sostantivo|vocabolo)|le parole|i termini"
        "|(?:è|era|fu|sono|erano|viene|veniva) (?:chiamat|dett|denominat|soprannominat)[oaie]|not[oaie] come|conosciut[oaie] come"
        r"|quel(?:lo)? che (?:\w+ ){0,2}(?:chiam|soprannomin)(?:a|ano|ava|avano|ò|arono|iamo|ate)"
        r"|(?:lo |la |li |le |si |l['’])(?:chiam|soprannomin|denomin)(?:a|ano|ava|avano|ò|arono)"
    ),
    asked="(?:che|cosa|che cosa) (?:significa|significano|significava|vuol dire|voleva dire|vogliono dire|designa)|cosa si intende per",
    written=r"leggeva|lesse|lessi|legge|leggere|scritto|inciso|(?:cartello|iscrizione|scritta|insegna|telegramma|lettera|biglietto|cartolina|epitaffio)(?=\s*:)",
    joins="e|ed|o|né",
    means="significa|significava|vuol dire|voleva dire|designa|indica",
    article_title="articolo|saggio|poesia|ode|sonetto|capitolo|racconto|novella|canzone|inno|discorso|predica|studio|editoriale|ballata|poema|favola|elegia|satira|epistola|leggenda|conferenza|romanza|valzer|cantico",
    book_title="(?:l['’])?(?:autore|autrice) (?:di|del|della|dello|dell['’]|dei)|libro|copi[ae] de(?:l|lla|llo|ll['’]|i|gli)|edizione de(?:l|lla|llo|ll['’])|volume|romanzo|dramma|tragedia|commedia|opera|opuscolo|trattato|film|memorie|autobiografia|operetta|farsa|melodramma|libello|memoria|(?:libro|volume|raccolta) di (?:versi|poesie|novelle|racconti|saggi)",
    journal_title="giornale|quotidiano|rivista|settimanale|gazzetta|periodico",
    titled="intitolat[oaie]|dal titolo|con il titolo|col titolo|sotto il titolo(?: di)?",
    before_noun=(
        "il|lo|la|i|gli|le|l|un|uno|una|del|dello|della|dei|degli|delle|dell|al|allo|alla|ai|agli|alle|all|dal|dalla|nel|nella|nell|sul|sulla|sull|questo|questa|quel|quello|quella|suo|sua|suoi|sue|loro"
        "|mio|mia|nostro|nostra|vostro|vostra|di|da|in|con|su|per|tra|fra|senza|ogni|nessun|nessuna"
    ),
    determiner="il|lo|la|l['’]|i|gli|le|un|uno|una|mio|mia|suo|sua|nostro|nostra|questo|quello|quel|quella",
    before_others="a|dietro|accanto|salvo|tranne",
    performed="(?:cant|suon|recit|inton|fischi|declam|fischiett)(?:a|ano|ava|avano|ò|arono|are|ando)",
    craft="nave|vascello|fregata|brigantino|goletta|corvetta|piroscafo|vapore|cutter|bastimento|incrociatore|locanda|osteria|albergo|trattoria|taverna",
    periodical=r"(?:Il |La |Gli |L['’]|il |la |l['’])?(?:Gazzetta|Corriere|Giornale|Rivista|Archivio|Annali|Nuova Antologia|Bollettino|Rassegna|Osservatore|(?:Tribuna|Resto del Carlino|Secolo|Nazione|Stampa|Avanti|Perseveranza|Temps|Times)$)",
    elided_start="sto|sta|sti|ste|ndo|na|no|l",
    subordinate="come|che|se|quando|secondo",
    elided_end=r"\b(?:l|d|un|dell|all|nell|sull|dall|c|s|m|t|v|n|quell|quest|bell|sant|po|mo|di|fa|va|da|sta|to|be|anch|cos|dov|com|quand|tutt|nient|senz|mezz)",
    clitic=r"(?:mi|ti|gli|le|si|ci|vi|lo|la|ne|loro) |[mtls]['’´]",
    enclitic="gli|le|mi|ti|si|ci|vi",
    past=r"(?:[Ee] (?:(?:si|gli|le|lo|la|ne|mi) )?)?\w+(?:tté|ò|ì|arono|irono|erono|ava|eva|iva|avano|evano|ivano|ette)|(?:ha|ho|aveva|avevo|hanno|avevano) \w+[ts]o",
    manner=r"\w+mente|allora|poi|infine|finalmente|anche|con \w+|senza \w+|a bassa voce|\w+[ae]ndo(?:si|le|gli|lo|la)?|fra sé|tra sé|subito|ancora|di nuovo",
    adjunct=(
        r"\w+[ae]ndo(?:si|le|gli|lo|la|li|mi|ci|vi)?|con|senza|in (?:tono|aria)|che|il quale|la quale|come|mentre|quasi|a (?:bassa|mezza|voce)|tutt[oa]|poi|dopo|\w+[auie]t[oa]|\w+mente|e (?:(?:si|gli|le|lo|la|ne|mi) )?\w+(?:ò|ì|ette|tté|arono|irono)"
    ),
    speaks=r"io|tu|voi|noi|mi|ti|vi|ci|me|te|mi[oa]|miei|mie|tu[oa]|tuoi|tue|vostr[oaie]|nostr[oaie]|Lei|signor[ea]?|signorina",
    narrates=r"\w+(?:ò|arono|irono|erono|ava|avano|eva|evano|iva|ivano|ì)|[Ee]gli|[Ee]lla|[Ee]ssa|[Ee]sso|rispose|nascose|corse|scosse|scrisse|lesse|vide|seppe|ebbe|tacque|cadde|tenne|volle|parve|giunse|pianse|sorrise|strinse|spinse|tolse|scese|stese|accese|attese|chiese|decise|mosse|trasse|spense|aggiunse|ruppe|diede|fece|prese|mise|volse|stette|rimase|venne|disse|chiuse",
    subject="silent",
    dash_dialogue=True,
    see="vedi|cfr|veggasi",
    part=r"cap(?:itolo|\.)|libro|lib\.|tomo|t\.|parte|atto|scena|canto|pagina|pag\.",
    lasts=r"\w(?:[aei]va|[aei]vano)|(?<!\w)era(?:no)?",
)
