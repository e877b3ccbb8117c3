"""French."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="fr",
    said=(
        "dit|dis|disait|disais|répondit|répond|répondis|répliqua|demanda|demandai|s['’]écria|m['’]écriai|reprit|ajouta|murmura|cria|fit|continua|poursuivit"
        "|s['’]exclama|balbutia|interrogea|observa|remarqua|soupira|pensa|songea|conclut|déclara|expliqua|insista|interrompit|hurla|gémit"
        "|chuchota|souffla|grommela|gronda|ricana|protesta|objecta|affirma|avoua|acheva|commença|bégaya|riposta|repartit|lança|articula"
        "|s['’]enquit|annonça|ordonna|supplia|proposa|suggéra|répéta|a dit|ai dit|a répondu|a demandé|dirent|crièrent|répondirent"
    ),
    says=(
        "(?:dit|disait|disent|dire|disant|écrit|écrivait|écrivit|écrivent|écrire|affirm(?:e|ait|a|ent|er|ant)|déclar(?:e|ait|a|ent|er)|soutient|soutenait|soutint"
        "|prétend|prétendait|expliqu(?:e|ait|a|ent|er)|not(?:e|ait|a|ent)|remarqu(?:e|ait|a|ent)|observ(?:e|ait|a|ent)|conclut|concluait"
        "|ajout(?:e|ait|a|ent)|répond|répondait|répondit|rapport(?:e|ait|a|ent)|cit(?:e|ait|a|ent|er)|qualifi(?:e|ait|a|ent|er)|décrit|décrivait"
        "|annon(?:ce|çait|ça|cent)|proclam(?:e|ait|a|ent)|estim(?:e|ait|a|ent)|pens(?:e|ait|a|ent)|croit|croyait|demand(?:e|ait|a|ent)"
        "|dénon(?:ce|çait|ça|cent)|raconte|racontait|raconta|parle de|parlait de|parla de|a dit|a écrit|ont écrit|a déclaré|lit-on)"
    ),
    pronoun="je|j|il|elle|on|nous|vous|ils|elles|tu|qui",
    according="selon|d['’]après|suivant|au dire de|aux dires de|pour citer|comme (?:le )?(?:dit|disait|écrit|écrivait)|selon les mots de",
    that="que|qu|si",
    so_called="soi-disant|prétendue?s?|supposée?s?|dite?s?",
    word=(
        "(?:le|du|au|ce) (?:mot|terme|nom|verbe|substantif|adjectif|vocable|adverbe)|l['’](?:expression|adjectif|adverbe|épithète)|les mots|les termes"
        "|(?:est|était|sont|étaient|être|fut|a été) (?:appelée?s?|nommée?s?|dénommée?s?|surnommée?s?|qualifiée?s? de)|qu['’]on (?:appelle|appelait|nomme|nommait)|connue?s? sous le nom de"
    ),
    means="signifi(?:e|ait)|veut dire|voulait dire|désign(?:e|ait)",
    article_title="article|essai|poème|ode|sonnet|chapitre|nouvelle|conte|chanson|hymne|discours|sermon|étude|éditorial|ballade",
    book_title="livre|roman|pièce|drame|tragédie|comédie|opéra|pamphlet|traité|film|mémoires|autobiographie|recueil",
    titled="intitulée?s?|sous le titre(?: de)?|ayant pour titre|titrée?s?",
    before_noun="le|la|les|l|un|une|des|du|de|d|au|aux|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|votre|vos|mon|ma|mes|ton|ta|tes|en|par|pour|avec|sans|dans|sur|aucun|aucune|chaque|quelque",
    determiner="le|la|l['’]|les|un|une|mon|ma|son|sa|notre|votre|leur|ce|cet|cette",
    elided_start=r"(?!)",
    subordinate="comme|que|qu|qui|dont|si|quand|lorsque|lorsqu",
    elided_end=r"\b(?:l|d|j|qu|n|s|m|t|c|jusqu|lorsqu|puisqu|quoiqu|aujourd|quelqu|entr|presqu)",
    dash_dialogue=True,
)
