"""French."""

from teiwright.annotators.quotations.languages import Words

WORDS = Words(
    code="fr",
    said=(
        "dit|(?<!vous )(?<!te )dis|disait|disais|disaient|dirent|d[ée]clara|d[ée]clarai|répondit|répond|répondis|répondait|répondaient|répondirent|répliqua|répliquai|répliquèrent|demanda|demandai"
        "|demandait|demandaient|demandèrent|s['’](?:écria|écriai|écriait|écrie|écriaient|écrièrent|exclama|exclamèrent|enquit|informa)|m['’](?:écriai|exclamai|enquis)|reprit|repris|reprenait|reprirent"
        "|ajouta|ajoutai|ajoutait|ajoutaient|ajoutèrent|murmura|murmurai|murmurait|murmuraient|murmurèrent|cria|criai|criait|criaient|crièrent|crie|fit|fis|firent|faisait|fait|continua|continuai|continuait"
        "|poursuivit|poursuivis|poursuivait|balbutia|balbutiai|interrogea|interrogeai|questionna|observa|observai|remarqua|remarquai|soupira|soupirai|pensa|pensai|pensait|pensais"
        "|songea|songeai|songeait|songeais|conclut|expliqua|expliquai|insista|insistai|interrompit|interrompis|hurla|hurlait|hurlaient|hurlèrent|gémit|chuchota|souffla|grommela|gronda|ricana"
        "|protesta|protestai|objecta|objectai|affirma|affirmai|avoua|avouai|acheva|commença|bégaya|riposta|ripostai|repartit|lança|articula|annonça|ordonna|supplia"
        "|proposa|proposai|suggéra|répéta|répétai|répétait|répétaient|répétèrent|rugit|glapit|sanglota|gronda|rectifia|prononça|prononçait|interjeta|appela|siffla|râla|vociféra|grogna|marmotta|marmonna"
        "|confia|assura|assurait|admit|approuva|répète|demande|réplique|reprend|ajoute|continue|murmure|écrivait|écrivit|écrira"
        "|a dit|ai dit|avait dit|a répondu|ai répondu|avait répondu|a demandé|ai demandé|avait demandé|a repris|ai repris|a crié|s['’]est écriée?"
        "|(?:a|avait)(?=-t-(?:il|elle|on) (?:dit|répondu|répliqué|demandé|crié|repris|ajouté|répété|murmuré|raconté|écrit))"
        "|(?:ai|avais)(?=-je (?:dit|répondu|répliqué|demandé|crié|repris|ajouté|répété|murmuré))|(?:ont|avaient)(?=-(?:ils|elles) (?:dit|répondu|demandé|crié|ajouté))"
        "|(?:avons|avions)(?=-nous (?:dit|répondu|demandé|crié|ajouté))|(?:dis|demand|répond|cri|murmur|répét|répliqu|ajout|insist|protest|repren|object)ions(?=-nous)"
        "|(?:demand|cri|murmur|répét|répliqu|ajout|insist|protest|object|continu)âmes(?=-nous)|(?:d|répond|repr|f)(?:î|în)mes(?=-nous)"
        r"|commanda|exclama|notait|nota|racontait|raconta|raconte|écrit|déclare|affirme|constatait|constata|estimait|estima|concluait|expliquait|remarquait|observait|avouait|plaisantait|plaisanta|jurait|jura|rappelait|rappela|précisait|précisa|proclamait|proclama|soutint|répétait|insinua|demandais|\w+a(?=-t-(?:il|elle|on)(?![ \u00a0]*\?))|\w+ai(?=-je(?![ \u00a0]*\?))"
    ),
    says=(
        "(?:dit|disait|disent|dire|disant|écrit|écrivait|écrivit|écrivent|écrire|affirm(?:e|ait|a|ent|er|ant)|déclar(?:e|ait|a|ent|er)|soutient|soutenait|soutint"
        "|prétend|prétendait|expliqu(?:e|ait|a|ent|er)|not(?:e|ait|a|ent)|remarqu(?:e|ait|a|ent)|observ(?:e|ait|a|ent)|conclut|concluait"
        "|ajout(?:e|ait|a|ent)|répond|répondait|répondit|rapport(?:e|ait|a|ent)|cit(?:e|ait|a|ent|er)|qualifi(?:e|ait|a|ent|er)|décrit|décrivait"
        "|annon(?:ce|çait|ça|cent)|proclam(?:e|ait|a|ent)|estim(?:e|ait|a|ent)|pens(?:e|ait|a|ent)|croit|croyait|demand(?:e|ait|a|ent)"
        "|dénon(?:ce|çait|ça|cent)|raconte|racontait|raconta|parle de|parlait de|parla de|a dit|a écrit|ont écrit|a déclaré|lit-on|cri(?:e|ait|a|ent|er|é|aient|èrent|ant)|répét(?:ait|a|er|é)|répète|s['’]écri(?:e|ait|a)|exclam(?:e|ait|a)|hurl(?:e|ait|a|ent)|murmur(?:e|ait|a)|(?:a|avait|ont|avaient) (?:répondu|demandé|ajouté|repris)|avait dit|avait écrit|avons dit|lança|lançait|reproch(?:e|ait|a)|object(?:e|ait|a))"
    ),
    writer="je",
    goes_on="continua|continuai|continuait|continue|poursuivit|poursuivis|poursuivait|ajouta|ajoutai|ajoutait|ajoute|conclut|acheva",
    pronoun="je|j|il|elle|on|nous|vous|ils|elles|tu|qui",
    by="par",
    according="selon|d['’]après|suivant|au dire de|aux dires de|pour citer|comme (?:(?:le |l['’])?(?:dit|disait|écrit|écrivait)|(?:ils?|elles?|on) (?:le |l['’])?(?:dit|disait|disent|disaient|écrit|écrivait))|selon les mots de",
    that="que|qu|si",
    so_called="soi-disant|prétendue?s?|supposée?s?|dite?s?",
    word=(
        "(?:le|du|au|ce) (?:mot|terme|nom|verbe|substantif|adjectif|vocable|adverbe)|l['’](?:expression|adjectif|adverbe|épithète)|les mots|les termes"
        "|(?:est|était|sont|étaient|être|fut|a été) (?:appelée?s?|nommée?s?|dénommée?s?|surnommée?s?|qualifiée?s? de)|qu['’]on (?:appelle|appelait|nomme|nommait)|connue?s? sous le nom de"
        r"|(?:l['’]|l['’]on l['’]|(?:le|la|les|nous|vous) )(?:appel|nomm|surnomm)(?:le|ait|aient|a|èrent|e|ent|les|lent|ons|ions|ez|iez|er)(?: (?:ici|là-bas|souvent|encore|toujours|parfois|aussi|tous))?"
        r"|ce (?:que (?:\w+ ){1,3}|qu['’](?:on|ils?|elles?) )(?:appel|nomm)(?:le|lent|ait|aient|a|èrent|e|ent)"
    ),
    asked="que (?:signifi(?:e(?:nt)?|ait|aient)|veut dire|voulait dire|veulent dire|désigne(?:nt)?)|qu['’]est-ce que|qu['’]entend-on par|qu['’]entendait-on par",
    written=r"lisait|lit|lut|lus|lire|lisent|écrit|gravé|(?:portait|inscription|affiche|écriteau|pancarte|enseigne|billet|télégramme|lettre|carte|épitaphe)(?=\s*:)",
    joins="et|ou|ni",
    means="signifi(?:e|ait)|veut dire|voulait dire|désign(?:e|ait)",
    article_title="article|essai|poème|ode|sonnet|chapitre|nouvelle|conte|chanson|hymne|discours|sermon|étude|éditorial|ballade|fable|élégie|satire|épître|épigramme|complainte|cantique|légende|conférence|valse|mélodie",
    book_title="l['’]aut(?:eur|rice) (?:de|du|d['’])|livre|brochure|exemplaires? de|édition de|volume|roman|pièce|drame|tragédie|comédie|opéra|opérette|vaudeville|mélodrame|farce|ballet|libelle|opuscule|feuilleton|mémoire|thèse|pamphlet|traité|film|mémoires|autobiographie|(?:recueil|volume)(?: de (?:vers|poésies|poèmes|nouvelles|contes|prose|chansons|fables))?",
    journal_title="journal|revue|gazette|hebdomadaire|quotidien|périodique|feuille",
    titled="intitulée?s?|sous le titre(?: de)?|ayant pour titre|titrée?s?",
    before_noun="le|la|les|l|un|une|des|du|de|d|au|aux|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|votre|vos|mon|ma|mes|ton|ta|tes|en|par|pour|avec|sans|dans|sur|aucun|aucune|chaque|quelque",
    determiner="le|la|l['’]|les|un|une|mon|ma|son|sa|notre|votre|leur|ce|cet|cette",
    before_others="a|à|derrière|chez|sauf",
    performed=(
        "(?:chant|jou|siffl|fredonn|entonn|récit|déclam)(?:e|es|ent|ait|aient|a|ai|èrent|er|ant|ons|é)"
    ),
    craft="navire|vaisseau|bateau|frégate|brick|goélette|corvette|vapeur|paquebot|steamer|cotre|chaloupe|yacht|croiseur|cuirassé|auberge|hôtel|cabaret|taverne|guinguette",
    periodical=r"(?:L['’]|La |Le |Les |la |le |l['’])?(?:Gazette|Journal (?:des?|du|officiel|Officiel)|Revue|Moniteur|Courrier|Tribune|Bulletin|Annales|Écho de|Mercure de|(?:Petit (?:Journal|Parisien)|Figaro|Temps|Times|Siècle|Matin|Gaulois|Univers|Constitutionnel|Éclair|Débats|Journal)$)",
    elided_start=r"(?!)",
    subordinate="comme|que|qu|qui|dont|si|quand|lorsque|lorsqu",
    elided_end=r"\b(?:l|d|j|qu|n|s|m|t|c|jusqu|lorsqu|puisqu|quoiqu|aujourd|quelqu|entr|presqu)",
    clitic=r"(?:me|te|lui|nous|vous|leur|se|en|y) |[mtsl]['’]",
    manner=(
        r"\w+ment|en (?:se |s['’]|la |le |les |l['’]|lui )?\w+ant|avec \w+|sans \w+|en même temps|à la fois|en ch(?:œ|oe)ur|ensemble|enfin|alors|aussitôt|encore|aussi|à (?:[mts]on|notre|votre|leur) tour|à mi-voix|(?:à voix|tout) (?:basse|haute|bas|haut)"
        r"|d['’]une? (?:ton|voix|air) \w+|de nouveau|à part|donc|ensuite|bientôt|brusquement|plus (?:bas|haut)|au bout d['’]un instant|(?:assez|si|très|plus|fort|un peu) \w+"
    ),
    adjunct=(
        r"(?:tout )?en (?:se |s['’]|lui |le |la |les |l['’]|me |m['’]|nous |y |leur )?\w+ant|d['’]un(?:e voix| ton| air| accent| geste)|d['’]une|avec|sans|qui|tout|après|les (?:yeux|mains|bras|lèvres)|la (?:voix|tête|main)"
        r"|(?:se |s['’])?\w+ant|par (?:manière|façon|politesse|plaisanterie|bravade|habitude|acquit)|puis|comme|tandis|pendant|au bout|à (?:mi-voix|voix basse|demi-voix|(?:[mts]on|notre|votre|leur) tour|part|haute voix)|\w+ (?:de |d['’])(?:colère|rage|joie|honte|plaisir|peur|terreur|dépit|fureur|indignation|surprise|émotion)|presque|au comble|non sans|quand|pareille?s?|lorsqu|où|dont|(?:et|puis) (?:ils?|elles?|on) (?:(?:se |s['’]|lui |le |la |les |l['’]|en |y )*)(?!va\b)\w+(?:a|ut|int|èrent|irent|urent|[^a]it)|ne pouvant|\w+(?:ée?|ie?|ue?)s? (?:sur|de|par|à|d['’])|\w+ment"
    ),
    speaks=r"je|j['’]\w+|tu|vous|nous|me|moi|mon|ma|mes|ton|ta|tes|te|toi|votre|vos|notre|nos|[mt]['’]\w+",
    narrates=r"(?:[Ii]ls?|[Ee]lles?|[Oo]n|[A-ZÀ-Þ][\w’'-]+) (?:(?:se |s['’]|lui |le |la |les |l['’]|en |y |ne |n['’])*)(?!\w+(?:er|dr)a\b|(?:[vp]eut|[fv]aut|(?:[dvb]|cr|reç|aperç)oit|sait|va)\b)\w+(?:a|it|ut|int|ait|aient|èrent|irent|urent)",
    dash_dialogue=True,
    see="voir|comparer|cité|extrait",
    part=r"chap(?:itre|\.)|livre|tome|t\.|partie|acte|scène|chant|page",
    lasts=r"\w(?:ait|aient)",
)
