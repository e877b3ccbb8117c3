"""How letters take leave: formulas that only within a letter can be told from other lines."""

from __future__ import annotations

from teiwright.conventions.letters.formulas import CLOSING
from teiwright.conventions.words import listed
from teiwright.patterns import lazy

_CLOSING_OF_LETTERS = lazy(
    r"""(?ix)["“«„'‘]?(?:(?:und|and|et|e|y|I\ am|I\ remain|we\ are|je\ suis|ich\ bin),?\ )?(?:
      yrs\.?(?=[\s,]|$) | from\ yours\b | (?:always|forever|lovingly|fondly|gratefully|hastily)\ yours | your\ (?:\w+\ )?(?:mom|mum|mumm?y|mamm?a|dad|daddy|papa|pa|ma|grand(?:ma|pa|mother|father|son|daughter)|boy|girl|pal|chum|comrade|niece|nephew|affect\w*|ob(?:e?d?t|dt)\w*)\b
    | (?:(?:I|we)\ (?:am|are|remain|have\ the\ hono)[^?!;]{0,60}?,?\s)?y(?:ou)?r\.?\ (?:mo(?:s?t|\.)\ |very\ |and\ |&\ )*(?:ob(?:edient|e?d?[’']?t)|hum(?:ble|ble)?|hble|aff(?:ectionate|ecte?|te?)?|sin(?:cere|c)|serv(?:an|[’'])?t)(?=[\s,.’']|$)
    | your\ (?:lordship|ladyship|excellenc[ye]|grace|honou?r|majest[ye]|highness|worship|reverence|eminence|holiness)(?:['’]?s|['’])\ (?:(?:most|very|ever|and|&)\ )*(?:obe?d\w*|humble|hble|dutiful|faithful|loyal|devoted|obliged|serv\w*)(?=[\s,.’']|$)
    | (?:I|we)\ have\ the\ hono(?:u)?r\ to\ (?:be|remain|subscribe\ myself)(?=,|\ (?:with|your|my\ lord|sir)\b|$) | (?:(?:and|&|most|very)\ )*(?:(?:obedient|humble|faithful|devoted|dutiful),?\ (?:(?:and|&)\ )?)+serv(?:an)?[’']?ts?(?=[,.]?$)
    | yr\.?\ (?:\w+\.?\ ){0,2}(?:friend|brother|sister|son|daughter|father|mother|husband|wife|cousin|uncle|aunt|nephew|niece)(?=,|\.?$) | all\ (?:of\ )?which\ is\ (?:most\ )?respectfully\ submitted
    | (?:(?:lots|heaps|much|all|best|fond|fondest|kind|kindest|dear)\ (?:of\ )?|(?:all\ |with\ )?(?:my|our)\ ){0,4}(?:love|regards|remembrances|kisses)(?:\ (?:to|from)\b|\ and\b|,|!|\.?$)
    | (?:ever|always|believe\ me),?\ (?:my|dear|dearest)\b.{0,50}\byours?\b | thine\b | thy\ (?:\w+\ ){0,2}(?:friend|brother|sister|son|daughter|father|mother|husband|wife) | god\ bless\ you\b | (?:good-?\ ?bye|goodnight|good\ night|so\ long|cheerio|au\ revoir)(?=[\s,.!]|$)
    | (?:(?:recht|ganz|sehr)\ )?herzl(?:ich(?:st)?e?[nrs]?\b|\.)\s*(?:$|,|(?:der|die|ihre?|deine?|euere?|eure|gr[uü](?:ß|ss)\w*|gegrüßt|ergeben\w*|zug[eh]+t[ah]+n\w*)\b)
    | (?:viele|tausend|schöne|innige|treue|besten?|allerherzlichste|die\ \w+sten|mit)\ (?:\w+\.?\ ){0,2}gr[uü](?:ß|ss)e?n?\b | alles\ (?:liebe|gute|schöne)\b | von\ (?:ganzem\ )?herzen\b(?!\ gern) | hochachtungsvoll(?:st)?\b | (?:verehrungsvoll|ehrfurchtsvoll|ehrerbietig|dankbar|unverbrüchlich|freundschaftlich|gehorsam)(?:e?st)?(?:\ (?:der|die|ihre?|deine?|eue?re?)\b|[,.]?$)
    | (?:eue?re?[rs]?|ew\.?)\ (?:\w+en\ )?(?:hoch\w*|wohl\w*|ex[zc]ellenz|gnaden|durchlaucht|majestät|eminenz|hoheit)(?:[,.]?$|\ (?:\w+\ ){0,4}(?:ergeben|gehorsam|unterth?än|dankbar|treu|verbunden|verpflichtet|diener)\w*)
    | (?:in|mit)\ (?:(?!Jahr|Tag)\w+\ ){0,4}(?:verehrung|hochachtung|hochschätzung|ergebenheit|treue|ehrerbietung|anhänglichkeit|freundschaft|dankbarkeit)\b | in\ (?:aller\ |größter\ )?(?:eile|liebe)\b
    | (?:genehmig|empfang|nehm)en?\ (?:sie\b)?.{0,60}\b(?:versicherung|ausdruck|gr[uü](?:ß|ss)e?|hochachtung)\b.{0,40}$ | (?:mit|unter)\ (?:der\ )?(?:\w+\ ){0,3}versicherung\b | verbleiben?\b
    | (?:der|die|das)\ (?:ihre?|ihrige|deine?|deinige|eure|eurige)\b | (?:ihr|dein|eur|euer)e[mns](?:\s+\w+){0,3}(?=,?\s*$) | auf\ (?:\w+\ )?wiederseh(?:e)?n\b | servus\b | leb(?:e|t|en\ sie)?\ (?:recht\ |nun\ )?wohl\b | adieu\b
    | d\.\ ?v\.\ ?(?:s|e|a|m|r|p|il|ill|ecc)\b | d[ie]\ v(?:\.|(?:ostra|uestra|otre|\.?ra)\ )\ ?(?:s\b|e\b|a\b|m\b|signoria|eccellenza|serenità|santità|beatitudine|altezza|maestà|excelencia|excellence|altesse|éminence|majesté|grandeur)
    | vostre\b | (?:à\ bientôt|au\ revoir|bons?\ (?:baisers?|souvenirs?)|de\ tout\ (?:cœur|coeur)|salut\b) | (?:mes|nos|avec\ (?:mes|nos|tous\ mes))\ (?:\w+\ ){0,3}(?:amitiés|hommages|respects|compliments|salutations|souvenirs|baisers|sentiments)\b | avec\ (?:\w+\ ){0,4}(?:respect|estime|affection|considération|tendresse|amitié|dévouement|reconnaissance)\b
    | je\ (?:suis|demeure|reste)(?:,?\ (?:\w+\ ){0,4}\w+)?,?\ (?:votre|avec)\b | (?:suyo|suya|tuyo|tuya)\b
    | su\ (?:\w+\ ){0,3}(?:servidora?|amig[oa]|herman[oa]|hij[oa]|sobrin[oa]|prim[oa]|af(?:ec)?tísim[oa]|aff?m[oa]|att?[oa]|s\.\ ?s)\b | (?:s\.\ ?s\.|q\.\ ?e\.\ ?s\.\ ?m|q\.\ ?b)  | (?:reciba|recibe)n?\ (?:\w+\ ){0,6}(?:saludos?|abrazos?|afectos?|recuerdos?|cariños?)\b | con\ (?:\w+\ ){0,2}(?:cariño|afecto|respeto|aprecio)\b | sin\ (?:más|otro|nada)\ (?:\w+\ ){0,4}(?:particular|que\ decirle|por\ ahora|por\ el\ momento)\b | dios\ guarde\ a\b
    | (?:(?:\w+issim[oa]|um\.m[oa]|dev\.m[oa]|obb\.m[oa]),?\ (?:ed?\ )?){0,3}(?:aff(?:ettuos|ezionat)issim[oa]|umilissim[oa]|obbligatissim[oa]|cordialissim[oa]|devotissim[oa]|obbedientissim[oa]|(?:aff|umi?l?|obb|ob|dev|div|ubb)\.\s?m[oa]|(?:aff|umil|obb|dev)m[oa])(?=[\s,.]|$)
    | (?:vostr|tu|su)[oa]\ (?:(?:sempre|molto|vecchi[oa]|car[oa])\ )*(?:aff|umi?l?|obb?|dev|div)(?:\.?\s?m[oa]|issim[oa]|ezionat[oa])\b
    | (?:tanti\ |mille\ )?(?:baci|saluti|abbracci)\b | (?:muchos\ |mil\ )?(?:besos|abrazos|recuerdos)\b | tutto\ (?:suo|vostro|tuo)\b | (?:l['’]|vi\ |la\ |ti\ )(?:abbraccio|riverisco|bacio)\b | mi\ (?:dico|confermo|professo|protesto|rassegno|segno)\b | con\ (?:\w+\ ){0,3}(?:stima|affetto|osservanza|ossequio|rispetto)\b | addio\b
    )(?:[^.?!;]|\.(?=\w|\ [a-z])|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\bobt)\.|(?<=\bobdt)\.|(?<=\bobedt)\.|(?<=\bhble)\.){0,80}[,.;:!—–-]*\s*$"""
)
"""More of them, which only within letters can be told from other lines."""
_ENDS_LEAVE = lazy(
    r"(?i)(?:\b(?:s\.\s?s\.\s?)?q\.\s?[be]\.\s?s\.\s?[mp]\.?|\b(?:aff?mo|att?o)\.?,? (?:y )?s\.\s?s\.?"
    r"|\bmi (?:dico|dichiaro|professo|rassegno|confermo|raffermo|protesto|segno)|\bj['’]ai l['’]honneur d['’]être|\bich (?:verharre|verbleibe)|\by(?:ou)?r\.? (?:(?:most|very|ever|humble|obedient|faithful|devoted|dutiful|and|&),? ){1,5}serv(?:an|['’])?ts?|\bdie ehre (?:zu (?:se[iy]n|verharren|verbleiben)|mich zu (?:unter)?zeichnen(?: als .{0,60})?))[\s,:.]*$"
)
"""What ends a line that takes leave, however it began: “… quedo suyo afmo. s. s. q. b. s. m.”, “… con tutta stima mi dichiaro”."""
_BEGINS_LEAVE = listed(
    "ever believe y yr yrs you your yours from always forever lovingly fondly gratefully hastily lots heaps much all best fond fondest kind kindest dear with my our love regards"
    " remembrances kisses thine thy god good goodbye goodnight so cheerio au recht ganz sehr herzl herzlich herzlichst herzliche herzlichen herzlicher herzlichste herzlichsten viele tausend schöne innige treue beste"
    " besten allerherzlichste die mit alles von hochachtungsvoll hochachtungsvollst verehrungsvoll verehrungsvollst ehrfurchtsvoll ehrfurchtsvollst ehrerbietig ehrerbietigst dankbar dankbarst unverbrüchlich freundschaftlich freundschaftlichst gehorsam gehorsamst in der das ihrem ihren ihres deinem deinen deines euerer genehmige genehmigen empfange empfangen nehmen unter verbleibe verbleiben euer eure eurer ew eurem euren eures auf servus leb lebe lebt leben adieu"
    " d di de vostre à bon bons de salut mes nos avec je suyo suya tuyo tuya su s q reciba recibe reciban reciben con sin dios tutto tanti mille baci saluti abbracci muchos mil besos abrazos recuerdos l vi la ti mi addio und and et e i we ich"
    " very most humble obedient faithful devoted dutiful"
)
_SUPERLATIVES = tuple(sorted(listed("aff umil obb dev div vostr tuo tua suo sua cordialissim um")))
_LONGEST = 600
"""Characters: no formula is longer, however courtly."""
SHORTER = 120
"""Characters of a formula that is told by its beginning or its end."""
_LINES, _NAME = 4, 50
"""Lines of a formula with its signature, and characters of the latter, at most."""
_FIRST_WORD = lazy(r"[^\W\d_]+")


def ends_with_leave(line: str) -> bool:
    """True for a short line that ends with words that nothing but leave-taking has."""
    return len(line) <= SHORTER and _ENDS_LEAVE.search(line) is not None


def takes_leave(line: str) -> bool:
    """True for a whole line of a letter that takes leave."""
    if len(line) > _LONGEST:
        return False
    if CLOSING.match(line) is not None or ends_with_leave(line):
        return True
    first = _FIRST_WORD.search(line[:20])
    word = first[0].casefold() if first else ""
    return (
        len(line) <= SHORTER
        and (word in _BEGINS_LEAVE or word.startswith(_SUPERLATIVES))
        and _CLOSING_OF_LETTERS.match(line) is not None
    )


def signs_below_leave(rows: list[str]) -> bool:
    """“Your sincere friend,” and a name below it, on two lines or a few."""
    last = rows[-1].strip()
    return (
        1 < len(rows) <= _LINES
        and len(last) <= _NAME
        and last[:1].isupper()
        and all(takes_leave(row.strip()) for row in rows[:-1])
    )
