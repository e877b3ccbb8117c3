"""German."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="de",
    said=(
        "sagte|sagt|sagten|sprach|spricht|rief|ruft|riefen|fragte|fragt|fragten|antwortete|antwortet|erwiderte|erwidert|entgegnete|versetzte|meinte|meint"
        "|flüsterte|murmelte|schrie|schrien|brüllte|fuhr fort|begann|hob an|fügte hinzu|setzte hinzu|unterbrach|bemerkte|erklärte|versicherte|bat|befahl"
        "|seufzte|stöhnte|lachte|stammelte|stotterte|wiederholte|dachte|denkt|gab zurück|warf ein|rief aus|schluchzte|knurrte|brummte|drohte|mahnte"
        "|gesagt|gefragt|geantwortet|gerufen|geschrieben|äußerte|beteuerte|gestand|bestätigte|verlangte|forderte|wandte ein|nickte|lächelte"
    ),
    says=(
        "(?:sag(?:t|te|ten|en)|gesagt|frag(?:t|te|ten)|schreib(?:t|en)|schrieb|schrieben|geschrieben|behaupt(?:et|ete|eten|en)|erklär(?:t|te|ten|en)|mein(?:t|te|ten|en)|berich(?:tet|tete|teten|ten)"
        "|bemerk(?:t|te|ten)|betont|betonte|betonten|beton(?:en)|feststell(?:t|te)|stell(?:t|te) fest|fest(?:ge)?stellt|zitier(?:t|te|en)|nenn(?:t|en)|nannte|nannten|genannt|bezeichn(?:et|ete|eten|en)"
        "|beschreib(?:t|en)|beschrieb|beschrieben|fordert|forderte|antwort(?:et|ete)|erwider(?:t|te)|schließt|schloss|schloß|folgert|folgerte|glaub(?:t|te|en)|denkt|dachte"
        "|sprach von|spricht von|äußer(?:t|te|ten)|verkünd(?:et|ete)|warn(?:t|te)|r(?:uft|ief|iefen|ufen)|gerufen|schri(?:e|en)|schrei(?:t|en)|rühm(?:t|te|en)|erzähl(?:t|te|ten|en)|versicher(?:t|te)|entgegne(?:t|te)|widersprach|widerspricht|meld(?:et|ete|en|eten)|heißt es|hieß es|lautet|lautete)"
    ),
    writer="ich",
    goes_on="fuhr|fügte|setzte",
    pronoun="ich|er|sie|es|wir|ihr|man|jener|dieser|der|die",
    by="von",
    according="laut|nach Angaben?|nach den Angaben|nach Meinung|nach Auffassung|nach Aussage|nach den Worten|gemäß|zufolge|mit den Worten|nach Ansicht|wie .{1,40} (?:sagt|sagte|sagen|schreibt|schrieb)",
    that="dass|daß|ob",
    so_called=r"sog\.|sogenannten?r?s?m?|so genannten?r?s?m?|angeblichen?r?s?m?|vermeintlichen?r?s?m?|selbsternannten?r?s?m?",
    word=(
        "(?:das|des|dem|ein|im|beim|vom|zum) (?:Wort(?:es|e)?|Ausdruck(?:s|es)?|Begriffe?s?|Namen?s?|Verb(?:s|um)?|Substantivs?|Adjektivs?|Beiwort|Titel)"
        "|(?:der|den|der sogenannte) (?:Ausdruck|Begriff|Name|Namen)|die (?:Wörter|Worte|Ausdrücke|Begriffe|Bezeichnung)|unter dem Namen|bekannt als|genannt"
        r"|(?:was|wie) (?:\w+ ){1,3}(?:nannte|nannten|nennt|nennen)"
        r"|(?:nannte|nannten|nennt|nennen) (?:ihn|sie|es|mich|dich|uns|sich)|(?:ihn|sie|es|mich|uns|sich) (?:nannte|nannten|nennt|nennen)"
    ),
    asked="was (?:bedeutet|bedeutete|heißt|hieß|meint|besagt)|was versteht man unter",
    written=r"las|lasen|liest|zu lesen|geschrieben|(?:stand|steht|stehen|standen|lautete|lautet|Inschrift|Aufschrift|Schild|Tafel|Zettel|Telegramm|Brief|Karte|Überschrift)(?=\s*:)",
    joins="und|oder|noch|sowie",
    means="bedeutet|bedeutete|heißt|hieß|meint|bezeichnet|steht für|nennen|nennt|nannten?|genannt|geheißen|heißen|getauft",
    article_title="(?:Aufsatz|Leitartikel|Feuilleton|Predigt|Vorlesung|Fabel|Satire|Elegie|Hymne|Choral|Legende|Skizze|Humoreske|Romanze|(?:Volks|Kirchen|Wander|Kinder|Trink|Wiegen|Studenten|Soldaten)lied|Gassenhauer|Walzer|Artikel|Gedicht|Essay|Kapitel|Erzählung|Novelle|Ballade|Lied|Rede|Vortrag|Studie|Abhandlung|Märchen|Ode|Sonett)(?:e?s)?",
    book_title="(?:Verfasser|Autor|Dichter)(?:in)? (?:der|des|von)|(?:Buch|Band (?:der|des|von)|Ausgabe (?:der|des|von)|Exemplar (?:der|des|von)|Roman|Drama|Schauspiel|Lustspiel|Trauerspiel|Singspiel|Oper|Operette|Oratorium|Posse|Komödie|Tragödie|Epos|Film|Stück|Theaterstück|Werk|(?:Gedicht|Novellen|Erzählungs|Skizzen)band|(?:Gedicht|Lieder|Novellen)sammlung|(?:Denk|Flug|Streit|Fest|Schmäh|Staats|Kampf)?[Ss]chrift|Flugblatt|Büchlein|Bändchen|(?:Hand|Lehr|Schul|Volks)buch|Traktat|Broschüre|Memoiren|Autobiographie|Autobiografie)(?:e?s)?",
    journal_title="Zeitschrift|Zeitung|Wochenblatt|Tageblatt|Blatt|Monatsschrift",
    titled="betitelte?n?|mit dem Titel|unter dem Titel|unter der Überschrift|überschrieben",
    before_noun=(
        "der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|dieser|diese|dieses|diesem|diesen|sein|seine|seiner|seines|seinem|seinen|ihr|ihre|ihrer|ihres|ihrem|ihren"
        "|mein|meine|unser|unsere|euer|kein|keine|keiner|jeder|jede|jedes|von|vom|zum|zur|mit|für|gegen|ohne|aus|bei|nach|über|unter|in|im|am|an|auf|durch"
    ),
    determiner="der|die|das|ein|eine|mein|meine|sein|seine|ihr|ihre|unser|unsere|dieser|diese",
    before_others="an|zu|hinter|neben|außer",
    performed="sang|sangen|singt|singen|gesungen|spielte|spielten|spielt|pfiff|pfiffen|pfeift|summte|summten|trällerte|trällerten",
    craft=(
        "(?:Schiff|Segelschiff|Linienschiff|Kriegsschiff|Brigg|Schoner|Fregatte|Korvette|Dampfer|Dampfschiff|Kutter|Jacht|Kreuzer|Barke|Wirtshaus|Gasthaus|Gasthof|Wirthshaus|Hotel|Schenke|Krug|Herberge)(?:e?s)?"
    ),
    periodical=r"(?:(?:Der|Die|Das|Den|Dem|Des|der|die|das) )?(?:[A-ZÄÖÜ][\w-]*[ -]){0,2}(?:[\w-]*[Zz]eitung|[\w-]*[Zz]eitschrift|(?:Tage|Wochen|Volks|Abend|Morgen|Intelligenz|Amts|Kreis|Sonntags|Monats)?[Bb]latt|(?:[\w-]*-)?Anzeiger|Boten?|(?:Volks|Land|Grenz|Dorf|Reichs|Haus|Berg|Stadt|Wald|Gebirgs|Kirchen|Sonntags)boten?|Courier|Kurier|[\w-]*[Rr]undschau|Beobachter|Tribüne|Merkur|Telegraph|(?:Freie|Neue) Presse|Journal|Moniteur|Neueste Nachrichten|Archiv|Jahrbücher|Annalen|(?:Times|Temps)$)",
    elided_start="s|ne|nen|ner|n|ran|rein|raus|runter|rüber|rauf|mal",
    subordinate="wie|als|wenn|dass|daß|was",
    elided_end=r"[sxzß]|\b(?:hab|ich|is|nich|wär|könnt|hätt|geh|komm)",
    manner=r"\w+end|er|mit \w+|ohne \w+|leise|laut|wieder|endlich|darauf|nun|da|jetzt|dann|schnell|heftig|freundlich|kalt|ernst|ruhig",
    adjunct="indem|während|als|der|die|das|welche[rs]?|wobei|ohne|mit|nachdem|da|worauf",
    speaks="ich|du|ihr|wir|Sie|mir|mich|dir|dich|uns|euch|mein\\w*|dein\\w*|euer|eure\\w*|unser\\w*|Ihr\\w*|Ihnen",
    narrates=r"(?:[Ee]r|[Ss]ie|[Ee]s|[Mm]an|[Dd]er|[Dd]ie|[Dd]as) (?:\w+ )?\w+ten?",
    dash_dialogue=False,
    see="vgl|vergl|siehe",
    part=r"Kap(?:itel|\.)|B(?:an)?d\.?|S(?:eite|\.)|Buch|Teil|Theil|Akt|Gesang|Heft",
)
