"""The words by which headings, letters and lists announce themselves, in English, French, German, Spanish, Italian and Latin.

All languages are tried together: a French letter in an English book is a letter too.
"""

from __future__ import annotations

from teiwright.patterns import lazy


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written in a row."""
    return frozenset(words.split())


ROMAN = r"(?=[IVXLCDMivxlcdm])(?!(?i:[dm]i)\b)(?:[Mm]{0,4}(?:[Cc][MDmd]|[Dd]?[Cc]{0,4})(?:[Xx][CLcl]|[Ll]?[Xx]{0,4})(?:[Ii][XVxv]|[Vv]?[Ii]{0,4}))"
_ENDED = {
    "": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    "eighteenth|nineteenth|twentieth|last|final|unique|único|única|unico|unica|"
    "premier|première|second|seconde|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|"
    "treizième|quatorzième|quinzième|seizième|dix-septième|dix-huitième|dix-neuvième|vingtième|dernier|dernière|"
    "un|deux|trois|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    "eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|"
    "primer|tercer|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|"
    "primus|secundus|tertius|quartus|quintus|"
    "due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|venti",
    "e[rsn]?": "einzig|erst|zweit|zweyt|siebend|eilft|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft|dreizehnt|vierzehnt|fünfzehnt|sechzehnt|siebzehnt|"
    "achtzehnt|neunzehnt|zwanzigst|einundzwanzigst|zweiundzwanzigst|dreiundzwanzigst|vierundzwanzigst|fünfundzwanzigst|letzt",
    "[oa]": "primer|segund|tercer|cuart|quint|sext|séptim|septim|octav|noven|décim|decim|undécim|undecim|duodécim|duodecim|"
    "decimoprimer|decimosegund|decimotercer|decimocuart|decimoquint|decimosext|decimoséptim|decimoctav|decimonoven|vigésim|vigesim|últim|ultim|"
    "prim|second|secund|terti|terz|quart|sest|settim|ottav|non|undicesim|dodicesim|tredicesim|quattordicesim|quindicesim|sedicesim|diciassettesim|"
    "diciottesim|diciannovesim|ventesim|decimoprim|decimosecond|decimoterz|decimoquart|decimosest|decimosettim|decimottav|decimonon",
}
"""Numbers in letters, by what may stand at their end."""
_SPELLED = "|".join(word + end for end, words in _ENDED.items() for word in words.split("|"))
LINKS = "de|von|van|der|den|del|della|di|da|du|des|la|le|zu|zur|af|al|el|d’|d'|ten|ter|dos|das"
"""What links the parts of a name."""
JOINS = "and|und|et|y|ed?"
"""What joins two names, two pieces, the last of several."""
_ARTICLES = "the|der|die|das|den|la|le|el|il"
NUMBER = rf"(?:\d{{1,4}}|{ROMAN}|(?i:{_SPELLED})(?:[ -](?i:{_SPELLED}))*)"
"""A number in figures, Roman figures or letters."""

DIVISIONS = (
    # rank, div/@type, words
    (1, "part", "volume|vol\\.|tome|band|tomo|volumen|teil|theil|part|pt\\.|partie|parte|pars"),
    (2, "part", "book|livre|buch|libro|liber|bk\\."),
    (3, "act", "act\\.|act|acte|akt|aufzug|handlung|abhandlung|acto|jornada|atto|actus"),
    (
        4,
        "chapter",
        "chapter|chap\\.|chapitre|kapitel|capitel|capítulo|capitulo|capitolo|cap\\.|caput|lecture|sermon|stave|essay|lesson|leçon|lektion|lección|lezione|hauptstück",
    ),
    (
        4,
        "poem",
        "canto|chant|gesang|fit|fytte|aventiure|eclogue|ekloge|églogue|égloga|egloga|ecloga|sonnet|sonett|soneto|sonetto|ode|oda|elegy|elegie|élégie|elegía|elegia|idyll|idyl|idylle|idilio|idillio|ballad|ballade|ballata|madrigal|madrigale|canzone|canzona|canzonetta|epigram|epigramm|épigramme|epigrama|epigramma|psalm|hymn|hymne|cantique|himno|inno",
    ),
    (4, "letter", "letter|lettre|brief|carta|lettera|epistle|epistola"),
    (
        5,
        "scene",
        "scene|scène|szene|auftritt|scaena\\.|scaena|scæna\\.|scæna|scaene\\.|scaene|scaen\\.|scene\\.|escena|scena|tableau|bild|cuadro|quadro",
    ),
    (
        5,
        "section",
        "section|sect\\.|§§?|abschnitt|sección|sezione|paragraph|article|artikel|artículo|articolo|art\\.",
    ),
)
"""Words that, followed by a number, make a heading; the rank says which contains which."""

NUMBERED = 5
"""The weakest rank of such a word."""
CAPITALS = 6
"""The rank of what only its capitals tell."""
BARE = 7
"""The rank of a number by itself; one more where another such number holds it."""
WEAKEST = 9
"""The rank of what has neither such a word nor capitals nor a number."""

PICTURES = (
    "Illustration|Picture|Photograph|Photo|Drawing|Sketch|Woodcut|Engraving|Diagram|Decoration|Frontispiece|Plate|Map|"
    "Abbildung|Bild|Zeichnung|Fotografie|Foto|Holzschnitt|Image|Dessin|Photographie|Gravure|Ilustración|Dibujo|Fotografía|Grabado|Illustrazione|Disegno|Fotografia|Incisione"
)
"""With what the brackets begin that stand for pictures."""
FIGURE = lazy(r"(?i)(?:fig|figure|figura|abb|abbildung)\b\.? ?\d")
"""“Fig. 12. The gate”: what begins the line below a picture."""

_WORD_RANKS = {
    word.replace("\\", ""): (rank, kind)
    for rank, kind, words in DIVISIONS
    for word in words.split("|")
    if not word.startswith("§")
}
KEYED = lazy(
    rf"(?:(?i:the\s+)?(?P<word>(?i:{'|'.join(words for _, _, words in DIVISIONS)}))\s*(?:(?i:the|no\.?|n[°ºo.]\.?|nr\.?|nº)\s*)?(?P<n>{NUMBER}(?:\.\d+)?)"
    rf"|(?:(?i:{_ARTICLES})\s+)?(?P<ordinal>(?i:{_SPELLED})|(?:\d{{1,2}}|[IVXL]{{1,6}})(?=\.\s+[^\W\d_]+\.?\s*$))\.?\s+(?P<word2>(?i:{'|'.join(words for _, _, words in DIVISIONS)})))"
    rf"(?:,? (?i:{JOINS}) (?i:the )?(?i:last|letzte[rs]?|derni(?:er|ère)|últim[oa]|ultim[oa]))?(?P<end>$|[.:)\]–—-]|\s)",
    begins=(_SPELLED, *(words for _, _, words in DIVISIONS)),
    before=rf"{_ARTICLES}|\d{{1,2}}\.|[IVXL]{{1,6}}\.",
)
"""“Chapter IV”, “§ 3”, “Erster Teil”, “Lettre n° 12”, and “3. Akt” by itself."""

FRONT_WORDS = {
    "preface": "preface|foreword|prefatory note|introductory note|preliminary note|introductory remarks|prefatory remarks|author's preface|translator's preface|editor's preface|to the reader|advertisement|note to the reader|acknowledgments|acknowledgment|acknowledgements|acknowledgement|"
    "préface|avant-propos|avertissement|au lecteur|remerciements|vorwort|vorrede|geleitwort|danksagung|prólogo del autor|prefacio|al lector|advertencia|advertencias|noticia preliminar|agradecimientos|"
    "prefazione|premessa|avvertenza|avvertenze|avvertimento|al lettore|ringraziamenti|introduction|einleitung|einführung|introducción|introduzione|translator's note|author's note|editor's note|publisher's note|transcriber's note|translators' note|authors' note|editors' note|publishers' note|"
    "authors' preface|translators' preface|editors' preface|publisher's preface|publishers' preface|note de l'éditeur|note du traducteur|note de l'auteur|avis au lecteur|avis de l'éditeur|avis du libraire|"
    "vorbemerkung|vorbemerkungen|an den leser|an die leser|nota preliminar|advertencia preliminar|nota dell'editore|nota dell'autore|nota introduttiva",
    "section": "abbreviations|list of abbreviations|abbreviations used|abkürzungen|abkürzungsverzeichnis|verzeichnis der abkürzungen|"
    "abréviations|liste des abréviations|abreviaturas|lista de abreviaturas|abbreviazioni|elenco delle abbreviazioni",
    "dedication": "dedication|dédicace|widmung|zueignung|dedicatoria|dedica",
    "contents": "contents|table of contents|list of illustrations|illustrations|table des matières|table|sommaire|inhalt|inhaltsverzeichnis|índice|indice|sommario|list of plates",
}
BACK_WORDS = {
    "appendix": "appendix|appendices|appendice|annexe|annexes|anhang|nachtrag|apéndice|appendici|addendum|addenda",
    "section": "index|glossary|glossaire|register|glossar|glosario|glossario|chronology|afterword|nachwort|postface|epílogo|postfazione|colophon|errata|erratum|corrigenda|errata et addenda|errata and addenda|errors of the press|druckfehler|druckfehlerverzeichnis|berichtigungen|fe de erratas|errata corrige|"
    "personenverzeichnis|namenverzeichnis|namensverzeichnis|ortsverzeichnis|sachverzeichnis|"
    "personenregister|namenregister|namensregister|ortsregister|sachregister|personen- und ortsregister|orts- und personenregister|stichwortverzeichnis|abkürzungen|abkürzungsverzeichnis|"
    "índice onomástico|indice dei nomi",
    "bibliography": "bibliography|works cited|references|literature cited|bibliographie|literatur|literaturverzeichnis|quellen und literatur|quellen- und literaturverzeichnis|quellenverzeichnis|benutzte literatur|bibliografía|bibliografia",
    "notes": "notes|footnotes|endnotes|explanatory notes|anmerkungen|fußnoten|notas|note|notes et références",
}
BODY_WORDS = {
    "section": "abstract|kurzfassung|preamble|préambule|präambel|preámbulo|preambolo|by-laws|bye-laws|bylaws|"
    "tatbestand|entscheidungsgründe|antecedentes de hecho|hechos probados|fundamentos de derecho|svolgimento del processo|motivi della decisione",
    "chapter": "prologue|epilogue|prolog|epilog|épilogue|prólogo|epílogo|prologo|epilogo|conclusion|schluss|schluß|schlussbemerkung|conclusión|conclusiones|conclusione|conclusioni|"
    "interlude|postscript|envoi|envoy|induction|overture|finale|summary|résumé|zusammenfassung|resumen|riassunto|argument|proem",
}


def _named(groups: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split("|")}


FRONT = _named(FRONT_WORDS)
BACK = _named(BACK_WORDS)
NAMED = {**_named(BODY_WORDS), **FRONT, **BACK}
"""Headings that need no number, with the div/@type each means."""

CONTENTS = lazy(
    r"(?:table of |list of |general |brief |summary of )?(?:the )?(?:contents?|illustrations|plates)(?: (?:of|and|to) .{1,40})?$|table des mati[eè]res|inhalt(?:s(?:verzeichni(?:s|ß)|übersicht))?(?: (?:des|der) .{1,40})?$|"
    r"(?:í|i)ndice(?: (?:general|de .{1,30}|generale|dei .{1,30}|del .{1,30}))?$|sommaire$|sommario$|tavola .{1,20}$|tabla de .{1,30}$|"
    r"kapitel(?:folge|verzeichni(?:s|ß)|übersicht)$|inhaltsangabe$|(?:list|table) of chapters$|(?:list|table|index) (?:of|to) (?:the )?(?:first lines|titles|poems|letters)$|verzeichni(?:s|ß) der (?:gedichtanfänge|anfänge|anfangszeilen|gedichte|briefe)$|table des (?:premiers vers|poèmes|lettres)$|(?:liste|table) des chapitres$|elenco dei capitoli$|sumario$"
)
"""A heading, in small letters, of a list of what the book holds."""

APPENDIX = lazy(
    r"(?i)(?:appendix|anhang|apéndice|appendice|annexe?|anlage|beilage|anejo|anexo|allegato)\s+(?:(?:no|nr|n)\.?[°º]?\s*)?(?P<n>[a-h]|\d{1,2}|[ivx]{1,5}|one|two|three|four|five|six)(?:[.:]$|(?P<bare>$)|[.:]?\s?[.:–—-]{1,2}\s?(?=\S))"
)
"""“Appendix B”, “APPENDIX II.—The Roll”: one of several."""

ENCLOSED = lazy(
    r"(?i)(?:annexe?s?|pi[eè]ces? jointes?|enclosures?|anlagen?|beilagen?|allegat[oi]|anexos?)\b(?: n[°o.]+ ?\d+| [ivx\d]+)?[,:]? (?:[àa] (?:ma|la|sa|notre) lettre|(?:in|to|with) (?:my |the |his |her |our )?letter|(?:zu|zum) (?:meinem |dem |seinem )?(?:brief|schreiben)|alla lettera|a la carta)\b.{0,60}$"
)
"""The heading of what was sent with a letter."""

PREFATORY = lazy(
    r"(?P<word>preface|foreword|introduction|dedication|pr[eé]face|avant-propos|avertissement|introduction|d[eé]dicace|vorwort|vorrede|vorbemerkung(?:en)?|einleitung|geleitwort|widmung|"
    r"pr[oó]logo|prefacio|introducci[oó]n|advertencia|dedicatoria|nota|prefazione|introduzione|avvertenza|avvertimento|dedica)"
    r" (?:to|of|by|from|for|de|du|des|del|della|dell['’]|di|al|alla|a|à|au|zur|zum|der|des|von)(?:\s|(?<=['’])).{1,60}$"
)
"""“Preface to the second edition”, in small letters."""

TAKES = lazy(
    r"(?i)(?:take|get|prenez|prendre|il faut|nimm|nehmt|man nehme|man nimmt|nehmen sie|t[oó]me(?:se|nse)?|toma|se toman?|prendi|prendete|si prenda(?:no)?|pigliate)[:,.]?$"
)
"""“Take” above what a recipe takes: the sentence goes on with the list, and no heading stands there."""
CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
"""The time of a recording: 00:12:33, 12:33, 12:33.500."""
CAPTION = lazy(
    rf"(?i:tables?|tab\.|tabelle|tableau|tabla|tavola|cuadro) (?i:no\.? ?|nr\.? ?|n[°º] ?)?(?:\d{{1,3}}|{ROMAN}|[A-H])(?:[.:]?$|[.:]?\s?[–—-]{{1,2}}\s?\S|[.:]\s+\S)"
)
"""“Table II.—Days of snow”: what stands above a table."""

SERVED = lazy(
    r"(?i)(?:serves|makes|enough for|for|für|ergibt|pour|para|rinde|per) (?:about |ca\. |environ |circa )?\d"
)
"""“Serves 6”, “Für 4 Personen”: it heads a list and nothing below it."""
TUNE = lazy(
    r"(?i)\b(?:to the (?:tune|air)|tune:|sur l['’]air|air ?:|melodie:|(?:in der|nach der) (?:melodie|weise)|con la música|sull['’]aria)"
)
"""“Air: The Old Mill”, “To the tune of …”: how a song is to be sung."""

GENRES = (
    "tale|story|novel|romance|poem|poems|play|screenplay|comedy|comedietta|tragedy|tragicomedy|drama|melodrama|farce|operetta|vaudeville|monologue|sketch|essay|lecture|speech|address|sermon|report|memoir|account|narrative|translation|autobiography|biography|"
    "erzählung|drehbuch|hörspiel|scénario|guion|guión|sceneggiatura|roman|novelle|gedichte?|lustspiel|trauerspiel|schauspiel|singspiel|volksstück|schwank|posse|operette|märchen|skizze|vortrag|rede|ansprache|bericht|aufsatz|predigt|"
    "conte|nouvelle|récit|poèmes?|poésies|comédie|tragédie|tragi-comédie|drame|mélodrame|opéra|opéra-comique|opérette|proverbe|saynète|discours|essai|rapport|conférence|sermon|"
    "novela|cuento|relato|poemas?|comedia|tragedia|tragicomedia|sainete|entremés|zarzuela|juguete|opereta|melodrama|farsa|monólogo|discurso|ensayo|informe|conferencia|sermón|romanzo|racconto|novella|poesie?|commedia|dramma|melodramma|tragicommedia|monologo|bozzetto|discorso|saggio|relazione|conferenza|predica"
)
GENRE = lazy(rf"(?i)(?:(?:an?|the|eine?|une?|una|il|la|le|el) )?(?:\w+ )?(?:{GENRES})\b[^.:;]{{0,60}}$")
"""“A Farce in one act”: what a title page calls its text, on a line of its own."""
POEMS = listed(
    "sonnet sonnets ode ballad madrigal elegy eclogue idyll idyl epigram hymn song canzonet rondeau rondel roundel triolet villanelle sestina stanzas dirge epitaph"
    " sonett ballade elegie ekloge idylle epigramm hymne lied ritornell ghasel terzinen stanzen sestine kanzone romanze grabschrift"
    " élégie églogue épigramme stances chanson complainte épitaphe cantique romance"
    " soneto oda elegía égloga idilio epigrama himno canción letrilla décima décimas redondillas quintillas octavas tercetos endecha endechas epitafio silva"
    " sonetto canzone canzona canzonetta anacreontica ballata madrigale elegia egloga ecloga idillio epigramma inno ottava ottave terzine sestina stanze strofe stornello stornelli epitaffio sciolti"
)
"""What a poem is called by what it is, by itself above it."""
WORDED = lazy(
    rf"(?P<word>[^\W\d_a-zß-öø-ÿ][^\W\d_]{{2,15}}|N[or]\.|N[°º]\.?|N[uú]m\.) (?:[Nn]o\.? ?|[Nn]r\.? ?)?(?P<n>\d{{1,3}}|{ROMAN})(?:[.:]?$|(?P<title>(?:[.:]\s|[.:]?\s?[–—-]{{1,2}}\s?)\S.*$))"
)
"""“Room 20”, “Case I.—Dropsy”, “Urkunde Nr. 12”, “No. 12”: a word and a number."""
MONTHS = (
    "january february march april may june july august september october november december"
    " janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre"
    " januar jänner februar feber märz juni juli oktober dezember"
    " enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre"
)
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica"
)
PERSON_TITLES = (
    "Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hon|Sir|Lady|Lord|Capt|Senator|M|MM|Mme|Mlle|Herr|Frau|Abg|Sr|Sra|Sig"
)
"""Titles before a name, with a stop or without, by which a line shows that somebody speaks or is spoken of."""
CLASSIFIED = lazy(
    r"(?i)[\W_]{0,3}(?:(?:most |top |très |streng )?(?:secret|confidential|confidentiel(?:le)?|confidencial|confidenziale|geheim|vertraulich|reservad[oa]|secreto|riservat[oa]|segreto)|(?:private|strictly) (?:and )?confidential|for official use only|restricted)[\W_]{0,3}$"
)
"""“SECRET”, “Confidential.” by itself: how a paper is kept, at the head and foot of its pages."""
FILED = lazy(
    rf"{CLASSIFIED.pattern}|[\W_]{{0,3}}(?:private|personal|urgent|immediate|privat|persönlich|eigenhändig|dringend|eilt|personnel(?:le)?|particuli[eè]re?|privée?|personal|particular|privad[oa]|urgente|personale|privat[oa]|(?:true )?copy|draft|duplicate|abschrift|kopie|entwurf|konzept|copie|brouillon|minute|copia|borrador|bozza|minuta)(?:,? (?:and|&|und|et|y|e) (?:confidential|vertraulich|confidentielle|confidencial|riservata))?[\W_]{{0,3}}$"
    r"|[\W_]{0,2}(?:no|nr|num|núm|n|z|zl|ref)\.?\s?[°º:]?\s?\d{1,6}(?:[/-]\d{1,4}|[a-z])?[\W_]{0,3}$"
)
"""The same, and “Private”, “COPY”, “Draft”, “No. 123”: what is noted at the head of a paper, and is no title."""
FRENCH_RANKS = "abbé|chanoine|curé|pasteur|père|frère|sieur|chevalier|citoyen(?:ne)?|comte(?:sse)?|marquise?|vicomte(?:sse)?|baron(?:ne)?|duc|duchesse|prince(?:sse)?|général|(?:vice-)?amiral|colonel|commandant|capitaine|lieutenant|caporal|sergent|adjudant|brigadier|soldat|docteur|professeur"
"""Ranks before a name, which the French write small: “M. le comte Dale”, “par le colonel A. Vauthier”."""
CAPITAL_ARTICLES = "The|Le|La|El|Il|Der|Die"
"""Articles before what somebody is called where a line begins with him: The Chairman, Le président."""
NO_HEADS = listed(
    "fig figure table tab tafel abb abbildung plate pl map note page pag seite figura tabla lámina nota página figure tableau tavola"
    " planche carte photo illustration chart diagram box folder item vol no line verse stanza strophe vers couplet estrofa strofa"
    " enclosure encl copy psalm genesis"
    f" {MONTHS}"
)
"""What is numbered and is no heading of a text: pictures, tables, places in an archive or a book, days."""
NAMED_BY = "by|von|par|por|di|de|written by|edited by|translated by|übersetzt von|traduit par|traducido por|tradotto da"
"""What stands before the name of an author, or of one who had a part in the text."""
RANKED = (
    rf"(?:{FRENCH_RANKS}|"
    r"conte(?:ssa)?|marchesa?|barone(?:ssa)?|duca|principe(?:ssa)?|cavalier[e]?|generale|colonnello|capitano|tenente|sergente|caporale|soldato|dottor[e]?|professor[e]?|avvocato|ingegner[e]?|abate|canonico|sacerdote|signor[ae]?|"
    r"conde(?:sa)?|marqu[eé]s(?:a)?|duque|general|coronel|capitán|teniente|sargento|cabo|soldado|doctora?|licenciad[oa]|profesora?|padre|fray|presbítero|señora?|don|doña) (?=(?:d[e'’] ?|di )?[^\W\d_a-zß-öø-ÿ])"
)
"""The rank of an author, which these languages write small: “par le colonel A. Vauthier”."""
BY = lazy(
    r"(?i:(?:written |edited |translated |submitted |presented )?by(?: the)?|(?:édité |publié |traduit |présentée? |(?:présentée? et )?soutenue? )?par|(?:herausgegeben |hrsg\. |verfa(?:ss|ß)t |übersetzt |mitgete?h?ilt |bearbeitet |vorgelegt |eingereicht )?von|(?:editado |traducido |presentad[oa] )?por|(?:presentat[oa] )?da|di|de)$"
)
"""A line that holds only “by”."""

_ENDS = "the end|finis|fin|end|ende|fine|das ende|la fin|la fine|il fine|el fin"
END = lazy(rf"(?i)[\W_]{{0,6}}(?:{_ENDS})[\W_]{{0,6}}$")
"""The words that close a text, by themselves."""
TRAILER = lazy(
    rf"(?i)[\W_]{{0,6}}(?:{_ENDS}|(?:the )?end\s+of\s+(?:the )?[^.!?]{{1,60}}|here end(?:s|eth) [^.!?]{{1,60}}|fin (?:de la|de l['’]|du|des?|del|de las|de los) ?[^.!?]{{1,60}}|"
    r"ende (?:de[srm]|vom) [^.!?]{1,60}|(?:il |la )?fine (?:del(?:la|lo|l['’])?|dei|delle|degli) ?[^.!?]{1,60}|explicit(?: [^.!?]{1,60})?)[\W_]{0,6}$"
)
"""Words that close a text or division."""


def rank_of(word: str) -> tuple[int, str]:
    """Rank and div/@type of a dividing word."""
    if word.startswith("§"):
        return 5, "section"
    return _WORD_RANKS.get(word.lower(), (4, "chapter"))
