"""Spanish."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="es",
    said=(
        "dijo|dije|dice|decía|dijeron|respondió|respondí|contestó|contesté|replicó|repliqué|preguntó|pregunté|exclamó|exclamé|gritó|murmuró|susurró|añadió"
        "|agregó|prosiguió|continuó|repuso|observó|pensó|suspiró|interrumpió|insistió|explicó|declaró|afirmó|admitió|confesó|repitió|ordenó"
        "|suplicó|rogó|propuso|sugirió|protestó|objetó|concluyó|balbuceó|tartamudeó|gimió|rió|sollozó|comentó|apuntó|intervino|inquirió|musitó|asintió|ha dicho|había dicho"
    ),
    says=(
        "(?:dice|dijo|decía|dicen|dijeron|decir|diciendo|escribe|escribió|escribía|escriben|escribir|afirm(?:a|ó|aba|an|aron|ar)|sostiene|sostuvo|sostenía|sostienen|declar(?:a|ó|aba|an|aron)"
        "|explic(?:a|ó|aba|an)|señal(?:a|ó|aba|an)|observ(?:a|ó|aba)|concluy(?:e|ó|en)|añad(?:e|ió|ía)|agreg(?:a|ó)|respond(?:e|ió|ía)|cit(?:a|ó|aba|an|ar)"
        "|calific(?:a|ó|aba|an)|describ(?:e|ió|ía|en)|denomin(?:a|ó|aba|an)|anunci(?:a|ó)|proclam(?:a|ó)|denunci(?:a|ó)|opin(?:a|ó|aba)|cree|creía|pens(?:aba|ó)|piensa"
        "|relat(?:a|ó|aba)|cuenta|contó|contaba|habla de|habló de|hablaba de|ha dicho|ha escrito|ha declarado)"
    ),
    pronoun="yo|él|ella|usted|ustedes|nosotros|nosotras|ellos|ellas|tú|quien|se",
    according="según|de acuerdo con|en palabras de|conforme a|como (?:dice|dijo|decía|escribe|escribió)|al decir de",
    that="que|si",
    so_called="llamad[oa]s?|supuest[oa]s?|presunt[oa]s?|autodenominad[oa]s?|así llamad[oa]s?|mal llamad[oa]s?",
    word=(
        "(?:la|esta|esa) (?:palabra|expresión|voz|frase|locución)|(?:el|este|ese|del) (?:término|nombre|verbo|sustantivo|adjetivo|vocablo|adverbio)|las palabras|los términos"
        "|conocid[oa]s? como|(?:es|era|fue|son|eran) (?:llamad|denominad|apodad)[oa]s?"
    ),
    means="significa|significaba|quiere decir|quería decir|designa|denota",
    article_title="artículo|ensayo|poema|oda|soneto|capítulo|cuento|canción|himno|discurso|sermón|estudio|editorial|romance",
    book_title="libro|novela|drama|tragedia|comedia|ópera|panfleto|tratado|película|memorias|autobiografía|obra",
    titled="titulad[oa]s?|intitulad[oa]s?|bajo el título(?: de)?|con el título(?: de)?",
    before_noun=(
        "el|la|los|las|un|una|unos|unas|lo|del|de|al|este|esta|estos|estas|ese|esa|aquel|aquella|su|sus|mi|mis|tu|tus|nuestro|nuestra|nuestros|nuestras|con|sin|por|para|en|entre|cada|ningún|ninguna"
    ),
    determiner="el|la|los|las|un|una|mi|su|nuestro|nuestra|aquel|aquella|este|esta",
    subordinate="como|que|si|cuando|según",
    elided_end=r"\b(?:pa|na|to)",
    dash_dialogue=True,
)
