"""Spanish."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="es",
    said=(
        "d[ií]jo|dije|dice|decía|dec[ií]an?|d[ií]jeron|respondi[oó]|respondí|respondía|respondieron|contest[óo]|contesté|contestaba|contestaron|replic[oó]|repliqué|replicaba"
        "|pregunt[oó]|pregunté|preguntaba|preguntaron|exclam[oó]|exclamé|exclamaba|exclamaron|grit[oó]|grité|gritaba|gritaron|murmur[oó]|murmuré|murmuraba|susurró|añadi[oó]|añadí|añadía"
        "|agreg[oó]|agregué|prosigui[oó]|proseguí|continu[oó]|continué|continuaba|repuso|repuse|observ[oó]|observé|pens[oó]|pensé|pensaba|suspiró|interrumpi[oó]|interrumpí|insistió|insistí"
        "|explicó|expliqué|declaró|afirmó|admitió|confesó|repiti[oó]|repetí|repetía|ordenó|suplicó|rogó|propuso|sugirió|protestó|objetó|objeté|concluyó|balbuce[oó]|balbució|tartamudeó"
        "|gimió|rió|sollozó|comentó|apuntó|intervino|inquirió|musitó|asintió|advirtió|aseguró|aconsejó|opinó|indicó|anunció|interrogó|refunfuñó|atajó|saltó|arguyó|rectificó"
        "|siguió(?: diciendo)?|volvió a decir|terminó|acabó|clamó|articuló|profirió|pronunció|dijimos|escrib(?:e|ió|ía|í)|ha dicho|había dicho|he dicho"
    ),
    says=(
        "(?:dice|dijo|decía|dicen|dijeron|decir|diciendo|dig(?:o|as?|an)|decimos|dices|escribe|escribió|escribía|escriben|escribir|afirm(?:a|ó|aba|an|aron|ar)|sostiene|sostuvo|sostenía|sostienen|declar(?:a|ó|aba|an|aron)"
        "|explic(?:a|ó|aba|an)|señal(?:a|ó|aba|an)|observ(?:a|ó|aba)|concluy(?:e|ó|en)|añad(?:e|ió|ía)|agreg(?:a|ó)|respond(?:e|ió|ía)|cit(?:a|ó|aba|an|ar)"
        "|calific(?:a|ó|aba|an)|tach(?:a|ó|aba|an)|tild(?:a|ó|aba|an)|defin(?:e|ió|ía|en)|describ(?:e|ió|ía|en)|denomin(?:a|ó|aba|an)|anunci(?:a|ó)|proclam(?:a|ó)|denunci(?:a|ó)|opin(?:a|ó|aba)|cree|creía|pens(?:aba|ó)|piensa"
        "|relat(?:a|ó|aba)|cuenta|contó|contaba|habla del?|habló del?|hablaba del?|pregunt(?:a|ó|aba)|(?:ha|había|han|habían) (?:contestado|preguntado|respondido|añadido)|había dicho|ha dicho|ha escrito|ha declarado|grit(?:a|aba|aban|ó|ar|aron|ando|an)|exclam(?:a|aba|ó|an)|repet(?:ir|ía|ían)|repit(?:e|ió|en)|llam(?:aba|ó|aban)|telegrafi(?:ado|ó|a)|contest(?:a|ó|aba|ado|aron)|not(?:a|aba|ó) que)"
    ),
    writer="yo",
    goes_on="continu[oó]|continué|continuaba|prosigui[oó]|proseguí|siguió|añadi[oó]|añadí|añadía|agreg[oó]|agregué|concluyó|terminó|acabó",
    pronoun="yo|él|ella|usted|ustedes|nosotros|nosotras|ellos|ellas|tú|quien|se",
    according="según|de acuerdo con|en palabras de|conforme a|como (?:(?:él |ella |se )?(?:dice|dijo|decía|dicen|escribe|escribió))|al decir de",
    that="que|si",
    so_called="llamad[oa]s?|supuest[oa]s?|presunt[oa]s?|autodenominad[oa]s?|así llamad[oa]s?|mal llamad[oa]s?",
    word=(
        "(?:la|esta|esa) (?:palabra|expresión|voz|frase|locución)|(?:el|este|ese|del) (?:término|nombre|verbo|sustantivo|adjetivo|vocablo|adverbio)|las palabras|los términos"
        "|conocid[oa]s? como|(?:es|era|fue|son|eran) (?:llamad|denominad|apodad)[oa]s?"
        r"|(?:lo|la|le|los|las|les|se) (?:llam|apod|nombr|denomin)(?:a|an|aba|aban|ó|aron|amos|ábamos|áis)(?: (?:aquí|allí|todos|también|siempre))?"
        r"|llama(?:n|ban|mos) (?:aquí|allí|todos|en \w+)|lo que (?:\w+ ){0,3}(?:llam|nombr)(?:a|an|aba|aban|ó|aron|amos)"
    ),
    asked="qué (?:significan?|significaba|quiere decir|quería decir|quieren decir|designa)|qué se entiende por",
    written=r"leía|leyó|leí|lee|leer|escrito|grabado|(?:letrero|cartel|inscripción|rótulo|telegrama|carta|nota|billete|epitafio)(?=\s*:)",
    joins="y|e|o|u|ni",
    means="significa|significaba|quiere decir|quería decir|designa|denota",
    article_title="artículo|ensayo|poema|oda|soneto|capítulo|cuento|canción|himno|discurso|sermón|estudio|editorial|romance|fábula|elegía|sátira|epístola|copla|leyenda|balada|cantar|letrilla|villancico|conferencia|vals",
    book_title="(?:autora?|autores) de(?:l| la)?|libro|folleto|ejemplar de|edición de|volumen|novela|drama|tragedia|comedia|ópera|panfleto|tratado|película|memorias|memoria|autobiografía|obra|opúsculo|zarzuela|sainete|entremés|farsa|opereta|folletín|(?:libro|tomo|volumen|colección) de (?:versos|poesías|poemas|cuentos|ensayos)",
    journal_title="periódico|diario|revista|semanario|gaceta",
    titled="titulad[oa]s?|intitulad[oa]s?|bajo el título(?: de)?|con el título(?: de)?",
    before_noun=(
        "el|la|los|las|un|una|unos|unas|lo|del|de|al|este|esta|estos|estas|ese|esa|aquel|aquella|su|sus|mi|mis|tu|tus|nuestro|nuestra|nuestros|nuestras|con|sin|por|para|en|entre|cada|ningún|ninguna"
    ),
    determiner="el|la|los|las|un|una|mi|su|nuestro|nuestra|aquel|aquella|este|esta",
    before_others="a|detrás|excepto|menos|salvo",
    subordinate="como|que|si|cuando|según",
    performed="(?:cant|toc|recit|enton|silb|tarare|declam)(?:a|an|aba|aban|ó|aron|ar|ando)",
    craft=(
        "barco|buque|navío|fragata|bergantín|goleta|corbeta|vapor|balandra|falúa|yate|crucero|acorazado|paquebote|posada|fonda|hostal|hotel|mesón|taberna|venta|parador"
    ),
    periodical=r"(?:El |La |Los |el |la )?(?:Gaceta|Revista|Boletín|Correo de|Heraldo|Imparcial|Eco de|Anales|Ilustración|Correspondencia de|(?:Época|Tiempo|Voz|Nación|Correspondencia|Temps|Times)$)",
    elided_end=r"\b(?:pa|na|to)",
    clitic="(?:me|te|le|la|lo|se|nos|les|las|los|os) ",
    enclitic="me|te|le|la|lo|se|nos|les|las|los",
    past=r"\w+(?:ó|aba|ía|aban|ían|aron|ieron|jeron)(?:me|te|le|la|lo|se|nos|les|las|los)?",
    manner=r"\w+mente|entonces|luego|en fin|por fin|al fin|también|a su vez|con \w+|sin \w+|en voz baja|en coro|\w+[aei]ndo(?:se|le|la|lo)?|\w+ad[oa]|\w+ante|así",
    adjunct=(
        r"\w+[aeiáéí]ndo(?:se|le|la|lo|les|las|los|me|nos)?|con|sin|en (?:voz|tono|tanto)|que|quien|como|mientras|al|entre|después|cuando|ya|no sin|llen[oa]|tod[oa]|\w+ad[oa]s?|\w+mente|y (?!tú|yo|usted)"
    ),
    speaks=r"yo|tú|usted|ustedes|vds?\.?|uds?\.?|vos|vosotros|me|te|mi|mí|mis|tu|tus|ti|nos|os|nosotr[oa]s|nuestr[oa]s?|vuestr[oa]s?|conmigo|contigo|señor|señora|señorita|[¿¡]",
    narrates=r"\w+(?:ó|aron|ieron|aba|aban|ía|ían|jo|jeron|uso|uvo)",
    subject="silent",
    dash_dialogue=True,
    see="ver|véase|véanse|vid",
    part=r"cap(?:ítulo|\.)|libro|lib\.|tomo|t\.|parte|acto|escena|canto|página|pág\.",
    lasts=r"\w(?:aban?|ían?)|(?<!\w)(?:eran?|iban?)",
)
