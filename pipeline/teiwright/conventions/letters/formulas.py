"""The formulas of letters in five languages: salutations, closings, postscripts; the head of a memorandum or an e-mail."""

from __future__ import annotations

from teiwright.conventions.capitals import CAPITAL
from teiwright.patterns import lazy

_NAMED = r"(?:[^.!?;]|(?<=\b\w)\.|(?<=\bmr)\.|(?<=\bdr)\.|(?<=\bmrs)\.|(?<=\bst)\.)"
"""What may stand in a greeting: all but the end of a sentence."""
SALUTE = lazy(
    rf"""(?ix)["“«„'‘]?(?:
      (?:my\ |our\ )?(?:very\ |most\ )?(?:own\ )?(?:dear|dearest|darling|honou?red|esteemed|beloved|respected)\b{_NAMED}{{0,60}}
    | (?:right\ |most\ )?(?:honou?rable\ |reverend\ )?(?:sirs?|madam|gentlemen|ladies(?:\ and\ gentlemen)?|comrades?|excellency|your\ \w+|my\ lords?|friends?|brothers?|
        to\ whom\ it\ may\ concern)\b{_NAMED}{{0,30}}
    | (?:mon\ |ma\ |mes\ |bien\ |très\ |trés\ )*(?:chère?s?|cher|chers)\b{_NAMED}{{0,60}}
    | (?:monsieur|madame|mademoiselle|messieurs|mesdames|monseigneur|maître|camarades?|citoyen(?:ne)?s?|excellence|éminence|altesse|eccellenza|eminenza|altezza|monsignore?|excelencia|eminencia|alteza|monseñor|e(?:xz|xc)ellenz|eminenz)\b{_NAMED}{{0,50}}
    | (?:sehr\ |hoch|mein\ |meine\ |meinem\ |lieb)?(?:geehrte[rs]?|verehrte[rs]?|verehrteste[rs]?|liebe[rs]?|liebste[rs]?|teure[rs]?|werte[rs]?|geliebte[rs]?)\b{_NAMED}{{0,60}}
    | (?:muy\ )?(?:mi\ |mis\ )?(?:querid[oa]s?|estimad[oa]s?|señora?(?:es)?(?!\ que\b)|distinguid[oa]s?|apreciad[oa]s?|respetad[oa]s?|compañer[oa]s?|excelentísim[oa])\b{_NAMED}{{0,60}}
    | (?:muy\ )?(?:ex(?:c)?mo|il(?:us)?mo|rev?mo|iltre)?\.?\ ?sr(?:a|as|es)?\.(?:\ (?:mí[oa]s?|nuestr[oa]s?|don|d\.|de)\b[^!?;]{{0,60}})?
    | (?:ill|preg|stim|gent|chiar|rev|ecc|car|col|onor)(?:at|end)?\.?m[oaie]\b[^!?;]{{0,60}} | (?:egr|spett)\.(?:[gl][ei]o?)?\ [^!?;]{{0,60}}
    | (?:mi[oae]i?\ |molto\ )?(?:car[oaie]|carissim[oaie]|gentil[ei]|gentilissim[oaie]|egregi[oa]?|spett(?:abile|\.le)|illustre|illustrissim[oa]|pregiatissim[oa]|onorevole|signor[ei]?a?|stimatissim[oa])\b{_NAMED}{{0,60}}
    )(?:[,:!]|[—–-]+|[,:.!]\s?[—–-]+)\s*$"""
)
"""A whole line that greets."""
_SALUTE_OF_OLD = lazy(
    rf"""(?ix)["“«„'‘]?(?:
      (?:mon|ma|mes)\ (?:très\ |bien\ )?(?:bonn?e?s?|petite?s?|vieil(?:le)?|vieux|excellente?|tendre|pauvre|bien[- ]aimée?s?|amie?s?|ange)\b{_NAMED}{{0,40}}
    | (?:mon\ |ma\ |mes\ )?(?:très-|bien-)(?:chère?s?|chers?)\b{_NAMED}{{0,60}}
    | (?:sehr\ |mein\ |meine\ )?(?:hoch|innigst|lieb)?(?:geehrteste[rs]?|zuverehrende[rs]?|verehrteste[rs]?|th?eue?r(?:st)?e[rs]?|werth?(?:est)?e[rs]?|geliebt(?:est)?e[rs]?|beste[rs]?|gnädig(?:st)?e[rs]?|(?:hoch-?|wohl-?)+geboh?r(?:e?ne[rs]?|en)|hoch(?:gebietend|würdig|löblich|mögend)(?:st)?e[rs]?)\b{_NAMED}{{0,60}}
    | (?:eue?re?|ew\.?)\ (?:\w+en\ )?(?:hoch|wohl|gnaden|durchlaucht|exzellenz|excellenz|majestät|eminenz|heiligkeit)\w*{_NAMED}{{0,40}} | mein\ (?:herr|kind|sohn|freund)\b{_NAMED}{{0,40}}
    | (?:hij|herman|amig|prim|madre|padre)[oa]?s?\ (?:mí[oa]s?|querid[oa]s?|del\ alma)\b{_NAMED}{{0,40}}
    | (?:(?:most|much|very|highly|dearly)\ )*(?:esteemed|respected|respectable|revered|loved|adored|beloved)\b{_NAMED}{{0,60}} | friend\b{_NAMED}{{0,30}} | (?:mr|madam)\.?\ (?:president|secretary|chairman|editor|chairwoman)\b{_NAMED}{{0,40}} | to\ the\ editors?\b{_NAMED}{{0,50}} | may\ it\ please\b{_NAMED}{{0,40}}
    | (?:(?:mon|très|bien|fort)\ )*(?:honoré|respecté|vénéré|vénérable|estimé|révérende?|illustre|nobles|magnifi(?:qu|cqu)es)e?s?\b{_NAMED}{{0,50}} | (?:sire|mad[ae]moiselle)\b{_NAMED}{{0,50}} | mes\ (?:frères|enfants|amie?s|sœurs|pères|seigneurs|fils|filles)\b{_NAMED}{{0,40}}
    | (?:sehr\ |mein\ |meine\ |viel|hoch-?|innig|ewig)*(?:geacht(?:et(?:est)?)?e[rs]?|geschätzte(?:ste)?[rs]?|verehrt(?:est)?e[rs]?|vortrefl?f?lich(?:st)?e[rs]?|würdig(?:st)?e[rs]?)\b{_NAMED}{{0,60}} | meine\ (?:herren|damen|lieben|freunde|kinder|freundin|mutter|schwester|tochter|frau)\b{_NAMED}{{0,40}}
    | (?:muy\ )?(?:(?:queridísim|estimadísim|apreciadísim|adorad|reverend|amad|honrad)[oa]s?|respetables?|apreciables?|ilustr(?:e|ísim[oa])s?)\b{_NAMED}{{0,60}} | señorit[oa]s?\b{_NAMED}{{0,50}} | mis?\ (?:buen[oa]?s?|herman[oa]s?|hij[oa]s?|amig[oa]s?|adorad[oa]s?|señora?(?:es)?|amad[oa]s?|madre|padre|espos[oa])\b{_NAMED}{{0,40}} | hij[oa]s?\ (?:mí[oa]s?|de\ mi)\b{_NAMED}{{0,40}}
    | molto\ (?:reverend|illustr|onorand|stimat)\w+{_NAMED}{{0,60}} | (?:amat|osservand|stimat|eccellent|reverend|illustr|onorand|ottim)issim[oa]\b{_NAMED}{{0,60}}
    | (?:reverend|venerat|dilettissim)[oa]\b{_NAMED}{{0,60}} | (?:mi[oae]|miei)\ (?:buon[oa]?|dilett[oa]|dolce|adorat[oa]|amic[oa])\b{_NAMED}{{0,40}}
    | (?:amic[oa]|figli[oa]|fratello|sorella)\ (?:carissim[oa]|mi[oa]|car[oa])\b{_NAMED}{{0,40}}
    )(?:[,:!]|[—–-]+|[,:.!]\s?[—–-]+)\s*$"""
)
"""Greetings that are rarer, or of other times."""
_BEGINNINGS_OF_OLD = (
    "mon ", "ma ", "mes ", "très-", "bien-", "sehr ", "mein ", "meine ", "hoch", "innigst", "lieb", "geehrt", "verehrt", "theu", "teu",
    "werth", "wert", "geliebt", "beste", "gnädig", "wohl", "eue", "eur", "ew. ", "ew ", "hij", "herman", "amig", "prim", "madre", "padre",
    "reverendo", "reverenda", "venerat", "dilettissim", "mio ", "mia ", "miei ", "mie ", "amic", "figli", "fratello ", "sorella ",
    "most ", "much ", "very ", "highly ", "dearly ", "esteemed", "respect", "revered", "loved", "adored", "beloved",
    "friend", "mr", "madam ", "to the editor", "may it please", "bien ", "fort ", "honoré", "vénér", "estimé", "révérend", "illustr", "nobles",
    "très ", "magnifi", "sire", "madem", "madam", "innig", "ewig", "viel", "geacht", "geschätzt", "vortref", "würdig", "zuverehr",
    "muy ", "querid", "estimad", "apreci", "ador", "reverend", "amad", "honrad", "respetable", "ilustr", "señorit",
    "mi ", "mis ", "molto ", "amat", "osservand", "stimat", "eccellent", "onorand", "ottimissim",
)  # fmt: skip
"""How they begin: most lines are passed over, and the pattern is not compiled for them."""
KIN = (
    r"friends?|daughter|son|mother|father|brother|sister|wife|husband|cousin|uncle|aunt|nephew|niece|comadre|compadre|all|one|ones|family|mom|dad|boys?|girls?|children|"
    r"mamma|babbo|papà|nonn[oa]|mam[áa]|pap[áa]|maman|grand-(?:mère|père)|parents?|abuel[oa]s?|amie?s?|frère|sœur|mère|père|fils|fille|collègue|confrère|maître|oncle|tante|"
    r"amig[oa]s?|herman[oa]s?|hij[oa]s?|madre|padre|señora?|tí[oa]|prim[oa]|espos[oa]|amic[oa]|fratello|sorella|figli[oa]|zi[oa]"
)
_BARE_SALUTE = lazy(
    r"(?:(?:My|Our|Mon|Ma|Mes|Mein|Meine|Mi|Mis|my|mein|meine|mi) )?(?:(?:[Oo]wn|[Vv]ery|[Mm]ost|[Bb]ien|[Tt]rès|[Ss]ehr|[Ii]nnig(?:st)?|[Mm]uy) )*"
    r"(?:[Dd]ear(?:est)?|[Dd]arling|[Cc]h(?:er|ère)s?|[Ll]ieb(?:er?|ste[rs]?)|[Hh]och(?:geehrt|verehrt|geacht(?:et)?)(?:est)?e[rs]?|(?:[Vv]er|[Gg]e)ehrt(?:est)?e[rs]?|[Tt]h?eure[rs]?|[Tt]h?euerste[rs]?|[Gg]eliebt(?:est)?e[rs]?|[Qq]uerid[oa]s?|[Ee]stimad[oa]s?|[Cc]ar[oaie]|[Cc]arissim[oaie])"
    rf"(?: (?:{CAPITAL}[\w’'-]*\.?|(?:and|&|und|u\.?|et|y|e|of|my) {CAPITAL}[\w’'-]*\.?|(?:(?:and|et|y|e) )?(?:{KIN}))){{1,4}}$"
    r"|(?:Sirs?|Madam|Gentlemen|Monsieur(?: [Ll](?:e |['’])[^\W\d_]+)?|Madame(?: [Ll]a [^\W\d_]+)?|Mademoiselle|Messieurs|Monseigneur|Señor(?:a|es|ita)?|Signor[ea])$"
    r"|(?:Eue?re?|Ew\.?|Your|Votre|Vostra|Vuestra) (?:E[xc][zc]?ell?en[cz](?:y|e|a|ia)?|Eminen[cz](?:e|y|a|ia)?|Durchlaucht|Majestät|Gnaden|(?:Hoch|Wohl)\w{4,12})$"
    rf"|(?:(?:{CAPITAL}[\w’'-]*|mi[oa]|in Cristo) ){{0,5}}[^\W\d_]{{3,14}}issim[oa](?: {CAPITAL}[\w’'-]*){{0,3}}$"
)
"""“Dear Emma”, “Dear daughter” without the comma: only names or kin follow; or a superlative of an Italian letter ends the line."""


_AFTER_SALUTE = frozenset(",:!—–-")
SHORT_SALUTE = 60
"""Characters."""


_CALL = lazy(
    r"(?i)[\"“«„‘]?my (?:[\w’'.-]+ ){0,4}[\w’'.-]+(?:,|!)\s?(?:--|—|–)\s*$|(?!dios? )[^\W\d_]{3,15} (?:mí[oa]|mi[oa])[,:]\s*$"
)
"""“MY GOOD MASON,--”, “Tomás mío:”: the signs show that somebody is spoken to, whatever he is called."""


def greets(line: str, *, alone: bool = False) -> bool:
    """True for a whole line that greets.

    Args:
        line: the line.
        alone: it is the last of its block, so that it may lack the comma.
    """
    if line[-1:] in _AFTER_SALUTE:
        first, _, second = line.partition("! ")
        return (
            SALUTE.match(line) is not None
            or (
                line.strip("\"“«„'‘").casefold().startswith(_BEGINNINGS_OF_OLD)
                and _SALUTE_OF_OLD.match(line) is not None
            )
            or _CALL.match(line) is not None
            or (alone and "issim" in line and _BARE_SALUTE.match(line[:-1]) is not None)
            or (
                second[:1].isalpha() and greets(f"{first}!") and greets(second)
            )  # “Dear Mother! Dear Father!”
        )
    return alone and len(line) < SHORT_SALUTE and _BARE_SALUTE.match(line) is not None


_WORD = r"[\w’'.]+(?:-[\w’'.]+)*"
SALUTE_RUN_IN = lazy(
    rf"(?i)[\"“«„'‘]?(?:(?:my |our )?(?:very |most )?(?:dear|dearest) (?:{_WORD} ){{0,4}}?{_WORD}|(?:dear )?(?:sir|madam|gentlemen)|(?:mon |ma |mes )(?:bien |très )*ch(?:er|ère)s? (?:{_WORD} ){{0,3}}?{_WORD})(?:,\s?[—–-]+|\s?(?:—|–|--))\s*(?=[\w\"“])"
)
"""A greeting that runs into the first sentence (“Dear Sir,—I have …”)."""

SALUTE_RUN_ON = lazy(
    rf"L(?:b|ieb)?\. (?:{CAPITAL}[\w’'-]+ ?){{1,3}}!\s*(?=[\w\"“«„(])|"
    r"[\"“«„]?(?i:(?:my|our|mon|ma|mes|mein|meine|mi|mis|mio|mia) )?(?i:(?:very|most|own|bien|très|sehr|recht|muy|molto) )*"
    r"(?i:dear(?:est)?|darling|esteemed|honou?red|beloved|ch(?:er|ère)s?|lieb(?:er?|ste[rs]?)|geliebte(?:ste)?[rs]?|(?:hoch|sehr )?(?:ge|ver)ehrt(?:est)?e[rs]?|th?eure[rs]?|th?euerste[rs]?|werth?e[rs]?|querid[oa]s?|estimad[oa]s?|apreciad[oa]s?|car[oaie]|carissim[oaie]|stimatissim[oaie])"
    rf"(?: (?:{CAPITAL}[\w’'-]*\.?|(?i:and|&|und|u\.?|et|y|e|of|mi[oa])|(?i:{KIN}|sir|madam)(?=[ ,!.:;]))){{0,4}}(?:[,!:;]|(?<!\b\w)(?<!\b(?:[DMFHS]r|Hr|St))(?<=[^\W\d_]{{2}})\.|(?<= {CAPITAL})\.(?= {CAPITAL})| [—–-])\s*[—–-]*\s*(?=[\w\"“«„(])"
    r"|[\"“«„]?(?i:(?:my lord|gentlemen|sirs?|madam|mon(?:seigneur|sieur(?: l(?:e |['’])[^\W\d_]+(?: [^\W\d_]+)?)?| (?:colonel|général|commandant|capitaine|lieutenant))|messieurs|madame(?: la [^\W\d_]+)?|signor[aei]|(?:muy )?señor(?:a|es)?(?: mí[oa]s?)?|herr [^\W\d_]+)[,:!]"
    r"|(?:captain|major|colonel|general|lieutenant|commodore|admiral|commander|governor|gentlemen|excellency|(?:excmo|ilmo)\. sr)\.?:)\s*[—–-]*\s*(?=[\w\"“«„(])"
)
"""A greeting at the beginning of a paragraph that goes on after it: “Lieber Emil, ich habe …”, “L. Emil! Wir sind …”, “SIR: I have …”; only where all around speaks for a letter."""

CLOSING = lazy(
    r"""(?ix)["“«„'‘]?(?:(?:I|we|je|ich)\ (?:am|remain|have\ the\ hono|are|suis|reste|bin|verbleibe|verharre|habe\ die\ ehre)\b[^.?]{0,60}?)?,?\s*(?:and\ )?(?:believe\ me,?\ )?(?:
      yours\b(?!\ (?:of|has|had|was|is|came|dated|received|reached|just|from|to\ hand)\b) | (?:ever\ |very\ |most\ )*(?:truly|sincerely|faithfully|respectfully|affectionately|cordially|fraternally|obediently|lovingly)\b(?:\ yours)?
    | (?:ever\ |always\ )?your\ (?:most\ |very\ |ever\ |own\ |old\ )*(?:obedient|ob[’'.]?t|humble|affectionate|aff|loving|devoted|faithful|sincere|respectful|attached|true|grateful|friend|son|daughter|brother|sister|father|mother|servant|husband|wife)
    | (?:from\ )?your\ (?:\w+\ )?(?:son|daughter|brother|sister|father|mother|friend|husband|wife|cousin|uncle|aunt|nephew|niece)\b(?!\ (?:is|was|has|had|and)\b)
    | (?:(?:I|and)\ (?:am|remain)|we\ (?:are|remain)|je\ (?:suis|reste)|ich\ (?:bin|verbleibe))(?:,?\ (?:&c|etc)\.?)?,?(?=\s*$)
    | believe\ me\b | (?:(?:ever|always|as\ ever)[,]?\ )?your\ *[,.]?\s*$
    | (?:with\ )?(?:my\ |our\ |the\ )*(?:very\ )?(?:best|kind|kindest|warm|warmest|all|much|fraternal|communist|comradely|many)\ (?:\w+\ )?(?:regards|wishes|love|greetings|thanks|good\ wishes)
    | with\ (?:my\ |our\ )*(?:\w+\ )?(?:love|kisses|greetings|affection|regards|thanks|esteem|respect|gratitude|sympathy)\b(?!\ (?:of|to|for|that|I|we)\b)
    | (?:so\ )?no\ more\ (?:at\ present|for\ the\ present|for\ now|now|this\ time)\b
    | (?:regards|love|as\ ever|ever\ yours|in\ haste|respects|greetings|farewell|adieu)\s*[,.!—-]
    | votre\b(?!\ (?:lettre|mot|carte|dépêche|télégramme|billet)\b) | vôtre\b | tout(?:e)?\ à\ (?:vous|toi) | bien\ à\ (?:vous|toi) | à\ (?:vous|toi)\b | (?:bien\ |très\ )?(?:affectueusement|cordialement|amicalement|respectueusement|fraternellement|sincèrement|tendrement)\b
    | (?:agréez|recevez|veuillez(?:\ (?:agréer|recevoir|croire|accepter)|(?=,?\ etc))|croyez|je\ (?:vous\ |t['’]|te\ )(?:prie|embrasse|salue|serre)|amitiés|salutations|mille\ (?:amitiés|baisers)|t(?:on|a)\ (?:(?:vieil|vieille|fidèle|meilleure?|tout|toute|bien|petite?|grande?)\ )*(?:amie?|fils|fille|frère|sœur|mère|père|mari|femme|cousine?|dévouée?|affectionnée?)|salut\ et)\b
    | (?:stets|immer|ganz|wie\ immer)\ (?:ihre?|deine?|euere?|d(?:er|ie)\ (?:ihre|deine|eure|unsre))\b | herzlichst\b | leben\ sie\ wohl | in\ alter\ (?:freundschaft|treue) | gru(?:ß|ss)\ und\ ku(?:ß|ss)
    | mit\ (?:\w+\ ){0,3}(?:gr[uü](?:ß|ss)en?|hochachtung|empfehlungen?|gru(?:ß|ss)) | hochachtungsvoll | ihre?r?\b(?!\ (?:\w+\ ){0,3}(?:brief|karte|schreiben|zeilen|depesche|nachricht)\b)(?:\ (?:sehr\ |ganz\ )?(?:ergeben|treu|alt|dankbar)\w*)? | deine?\b(?!\ (?:\w+\ ){0,3}(?:brief|karte|schreiben|zeilen|nachricht)\b) | euere?\b | (?:viele|herzliche|freundliche|beste|liebe)\ gr[uü](?:ß|ss)e | es\ gr[uü](?:ß|ss)t | ergebenst | in\ (?:treue|liebe|verehrung)
    | (?:reciba|recibe|un\ |le\ |con\ |muy\ )*(?:cordial(?:es)?\ |afectuos[oa]s?\ |fuerte\ |atent[oa]s?\ )*(?:salud[oa]s?|atentamente|abrazo|suy[oa]|tuy[oa]|afectuosamente|cordialmente|respetuosamente|sinceramente)\b | qued[oa]\ (?:de\ )?(?:usted|ud\.|vd\.|v\.|siempre|suy[oa]|a\ sus)[^?!;]{0,60} | su(?:y[oa])?\ (?:afm[oa]|affm[oa])\b | s\.\ ?s\.\ ?s\.? | se\ despide\b
    | (?:tu|vuestr[oa]|suy[oa])\ (?:muy\ )?(?:afect[ií]sim[oa]|amig[oa]|herman[oa]|hij[oa]|servidora?|devot[oa]) | su\ (?:seguro|afectísimo|atento|servidor|amigo) | (?:tu|su)\ (?:madre|padre|hij[oa]|espos[oa]|tí[oa]|prim[oa]|sobrin[oa]|novi[oa]|abuel[oa]|herman[oa])(?:\ que\ [^.?!;]{0,40})?(?=\s*,?\s*$) | (?:le|te|os|les|l[ao]s?)\ (?:besa|abraza|saluda)n?\b | (?:q\.\ ?)?b\.\ ?[ls]\.\ ?m\b
    | (?:con\ |un\ |i\ miei\ )*(?:più\ )?(?:distinti|cordiali|affettuosi|cari|migliori)\ saluti | (?:cordialmente|affettuosamente|suo|sua|vostro|vostra|tuo|tua)\b | (?:il|la)\ (?:tu|su|vostr)[oa]\ (?:(?:sempre|molto|vecchi[oa]|car[oa])\ )*(?:aff|dev|umil|obb|amic|fratell|sorell|figli|serv|mamma|madre|padre|compagn)[\w.]* | credimi\b | mi\ creda\b | dev(?:otissim[oa]|\.mo)
    | con\ (?:\w+\ )?(?:stima|affetto|osservanza|ossequio) | (?:ti|vi|la)\ (?:abbraccio|bacio|saluto)\b | un\ (?:caro\ |affettuoso\ )?(?:abbraccio|saluto) | devotissimo
    )[^.?!;]{0,80}(?:(?:etc|&\ ?c)[.,…\ ]*)*[,.;:!—–-]*\s*$"""
)
"""A whole line that takes leave."""

POSTSCRIPT = lazy(
    r"[\"“]?(?:P\.?[\s-]?[SD]\.?|Pos(?:t)?data|Pos?t?scritt[oa]|N\.?\s?[BS]\.?|Post[ -]?[Ss]criptum|Nachschrift|PS)(?=[\s:.,—–-])\s*[:.,—–-]*"
)
ENCLOSURE = lazy(
    r"(?i)(?:encl(?:osures?)?\.?|c\.?c\.?:?|copy to|copies to|durchschrift(?:en)?(?: an)?|kopien? an|copie (?:à|pour)|copia (?:a|para|per)|anlagen?|annexes?|p\.?j\.?|pièces? jointes?|allegat[oi]|anex[oa]s?|dictated by)\b|(?:\d{1,2} )?(?:annexes?|encl(?:osures?)?|anlagen?|allegat[oi]|anex[oa]s?)\.?$"
)

_WHOM = rf"{CAPITAL}[\w.’' -]{{1,40}}"
_SOMEBODY = r"[^\W\d_][\w.’' -]{1,40}"
"""“le préfet du Doubs”: an office, which begins small."""
LETTER_HEAD = lazy(
    rf"(?:To (?:(?:the (?:same|Same)|his|her|my|our|a) ?[\w.’' -]{{0,40}}|{_WHOM})|An (?:(?:den|die|seinen|seine|ihren|ihre|denselben|dieselbe|Frau|Herrn) ?[\w.’' -]{{0,40}}|{_WHOM})|"
    rf"(?:À|A|Aux?) (?:(?:la|le|sa|son|ses|ma|mon|mes|mêmes?) ?[\w.’' -]{{0,40}}|{_WHOM})|(?:Al|A (?:la|los|las|sus?|mis?|su[oai]|mi[oa]|miei|suoi|un|una)|Alla|Allo|Ai|Agli|Alle) [\w.’' -]{{3,40}}|{_WHOM} (?:to|an|à|a) (?:the |his |her )?{_WHOM}"
    rf"|(?:The|Der|Die|Le|La|L['’]|Les|Il|Lo|El|M\.|Mme|Herr|Frau|Sr\.|Sig\.)\s?{_SOMEBODY} (?:to the |an (?:den|die|das) |à (?:la |l['’])|a la |(?:aux?|al|allo|alla|ai) |all['’]){_SOMEBODY}|L[oa] stess[oa] al(?:lo|la) stess[oa])(?: ?\[[^\[\]]{{2,50}}\])?$"
)
"""“To his Sister”, “An denselben”, “Miss Fenn to Miss Lane”: the heading of a letter in a collection."""
SUBJECT = lazy(
    r"(?i)(?:re|subject|betr(?:eff|\.)?|bezug|objet|réf(?:érence)?s?\.?|asunto|oggetto|rif\.?|v/réf|n/réf)\.?\s?:\s*\S|re\.\s[A-Z]"
)
"""“Re: the bridge”: what a letter is about, on a line of its own above its text."""


SIGNED = lazy(
    r"(?i)\W*(?:signed|sgd|(?<=\()sig|signé(?:e)?|gez(?:eichnet)?|unterz(?:eichnet)?|firmado|fdo|firmato|f\.to)\b\W*\s*\w"
)
"""“(Signed) John Doe”."""
ENCLOSED = lazy(
    r"(?i)[\[(]?(?:(?:first|second|third|erste|zweite|dritte|première|deuxième|primer|segundo|primo|secondo) )?"
    r"(?:[ei]nclosures?|enclosed|annexe?s?|pi[eè]ces? (?:jointes?|annex[ée]e?s?)|anlagen?|beilagen?|allegat[oi]|anexos?|(?:enclosed |inclosed |true )?copy|abschrift|copie|copia)"
    r"(?: (?:n[or]?[.°º] ?)?(?:\d{1,2}|[IVX]{1,4}|[A-H]))?\s?[:.]?[\])]?[:.]?$"
)
"""“[Enclosure]”, “Pièce jointe n° 2”: what stands above a letter that was sent with another."""

ADDRESSEE = lazy(
    r"(?:(?:[àÀaA] )?(?:Monsieur|Madame|Mademoiselle|M\.|Mme|MM\.) |To (?:the |Mr|Mrs|Miss|Dr|Sir|Lady|Lord|His |Her )|(?:An )?(?:Herrn?|Frau|Fräulein) [A-ZÄÖÜ]|(?:Al |A )?(?:Sr|Sra|Señora?|Don|Doña)\.? [A-Z]|(?:Al |Alla |All['’])?(?:Sig(?:nor[ea]?|nora)?|Egregi[oa]|Ill(?:ustrissim[oa]|\.m[oa])|Gent(?:ilissim[oa]|\.m[oa])|Preg(?:iatissim[oa]|\.m[oa])|Chiar(?:issimo|\.mo)|[Mm]olto (?:[Rr]everend|[Ii]llustr)\w+|(?:[Rr]everend|[Ii]llustr)issim[oa])\.? [A-Z])"
)
"""The beginning of an address below the signature."""

ENDORSED = lazy(
    r"(?i)[\[(]?(?:endorse(?:d|ment)|docketed|addressed|address on (?:the )?(?:cover|back|envelope)|au dos|adresse|adressée?|vermerk|auf der rückseite|sobrescrito|al dorso|a tergo|indirizzo)\b[^:\n]{0,30}:\s*\S[^\[\]]{0,300}\]?$"
    r"|(?i:[\[(]?(?:rec(?:eive)?d|answered|ansd|reçue?|répondue?|empfangen|erhalten|beantw(?:ortet)?|ricevut[ao]|recibid[ao]|contestad[ao]))\b\.?[^:\n!?]{0,60}\d[^:\n!?]{0,40}[\])]?$"
)
"""What stands on the back of a letter or its cover."""


MEMO = lazy(
    r"(?:(?P<date>(?i:date|sent|datum|fecha|data))|(?P<to>(?i:to|an|à|para|destinataire|destinatario))|(?P<from>(?i:from|von|de|da|expéditeur|mittente|remitente))|"
    r"(?i:time|uhrzeit|heure|hora|ora|subject|re|ref|reference|cc|betreff|betr\.|bezug|objet|asunto|oggetto))\s?:\s*(?=\S)"
)
"""A line of the head of a memorandum or an e-mail."""
_MESSAGE = lazy(r"[-_=*]{3,} ?[^\W\d_][^-_=*]{2,60}[-_=*]{3,}$")
"""“-----Original Message-----”"""


def is_memo_head(lines: list[str]) -> bool:
    """All lines begin with “To:”, “From:”, “Date:”, “Subject:” and the like, to and from among them; below “-----Original Message-----” as well."""
    if lines and _MESSAGE.match(lines[0]):
        lines = lines[1:]
    found = [MEMO.match(line) for line in lines]
    return (
        len(lines) > 2
        and all(found)
        and any(m and m["to"] for m in found)
        and any(m and m["from"] for m in found)
    )
