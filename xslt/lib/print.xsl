<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model: a TEI edition as a book, before any page maker sees it.
     TEI goes in; a small tree of sections, paragraphs, notes, index points comes out (namespace p:), which fo.xsl and typst.xsl
     only style. So the words, notes, heads and indexes of both are the same by construction.
     m:book is the way in. The steps: m:flow (text), m:header (title page and imprint), m:tidy (white space), m:index. -->
<xsl:package name="urn:x-teiwright:print" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:p="urn:x-teiwright:print"
             xmlns:m="urn:x-teiwright:print:functions"
             xmlns:ed="urn:x-teiwright:edition"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             exclude-result-prefixes="#all" expand-text="yes">

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:include href="print-labels.xsl"/>
  <xsl:include href="print-keeps.xsl"/>
  <xsl:include href="print-header.xsl"/>
  <xsl:include href="print-blocks.xsl"/>
  <xsl:include href="print-lists.xsl"/>
  <xsl:include href="print-tables.xsl"/>
  <xsl:include href="print-inline.xsl"/>
  <xsl:include href="print-notes.xsl"/>
  <xsl:include href="print-index.xsl"/>
  <xsl:include href="print-tidy.xsl"/>

  <!-- An element that nothing foresees stops the run instead of vanishing. -->
  <xsl:mode name="m:book" visibility="private" on-no-match="fail" warning-on-no-match="no"/>
  <xsl:mode name="m:flow" visibility="public" on-no-match="fail"/>
  <xsl:mode name="m:header" visibility="private" on-no-match="shallow-skip"/>
  <xsl:mode name="m:tidy" visibility="private" on-no-match="shallow-copy" use-accumulators="m:at-space m:source-pages m:paragraphs"/>
  <xsl:mode name="m:numbered" visibility="private" on-no-match="shallow-copy"/>
  <xsl:mode name="m:end" visibility="private" on-no-match="shallow-copy"/>
  <xsl:mode name="m:plain" visibility="private" on-no-match="shallow-skip"/>

  <!-- Page formats: width, height, inner, outer, top, bottom margin (mm), size of type and distance of lines (pt). -->
  <xsl:variable name="m:formats" as="map(xs:string, xs:decimal+)" select="map {
    'half-letter': (139.7, 215.9, 19, 17, 20, 21, 10.5, 13.5),
    'a5':          (148, 210, 20, 17, 19, 20, 10.5, 13.5),
    '6x9':         (152.4, 228.6, 22, 19, 22, 23, 11, 14),
    'a4':          (210, 297, 38, 34, 34, 36, 11.5, 15.5),
    'large':       (177.8, 254, 20, 18, 24, 24, 16, 21) }"/>

  <!-- One of these, or one of the publisher's own, “125x205”: it has the margins of A5 in proportion, and the type of the named format next below it. -->
  <xsl:function name="m:format" as="xs:decimal*" visibility="private">
    <xsl:param name="page" as="xs:string"/>
    <xsl:variable name="size" as="xs:decimal*" select="tokenize($page, 'x')[. castable as xs:decimal] ! xs:decimal(.)"/>
    <xsl:variable name="width" as="xs:decimal" select="($size[1], 0)[1]"/>
    <xsl:variable name="height" as="xs:decimal" select="($size[2], 0)[1]"/>
    <xsl:sequence select="
        if (map:contains($m:formats, $page)) then $m:formats($page)
        else if (matches($page, '^[0-9.]+x[0-9.]+$') and $width ge 80 and $width le 300 and $height ge 120 and $height le 430)
        then ($width, $height, (20, 17) ! round(. * $width div 148, 1), (19, 20) ! round(. * $height div 210, 1),
              if ($width lt 115) then (9.5, 12.5) else if ($width lt 150) then (10.5, 13.5) else if ($width lt 190) then (11, 14) else (11.5, 15.5))
        else ()"/>
  </xsl:function>

  <!-- What a reader of the model may ask for, with what holds if nothing is asked. -->
  <xsl:variable name="m:defaults" as="map(xs:string, xs:string)" select="map {
    'page': 'half-letter',
    'notes': 'foot',
    'note-numbers': 'printed',
    'in-pages': 'yes',
    'half-title': 'auto',
    'chapters': 'auto',
    'source-pages': 'yes',
    'contents': 'auto',
    'indexes': 'persons places organisations',
    'certainty': 'no',
    'pictures': '',
    'date': '' }"/>

  <!-- What each of them can be; those that are not named here can be anything. -->
  <xsl:variable name="m:values" as="map(xs:string, xs:string+)" select="map {
    'notes': ('foot', 'chapter', 'end'),
    'note-numbers': ('printed', 'source', 'chapter', 'throughout'),
    'half-title': ('auto', 'yes', 'no'),
    'chapters': ('auto', 'page', 'run-on'),
    'source-pages': ('yes', 'no'),
    'contents': ('auto', 'yes', 'no'),
    'certainty': ('yes', 'no') }"/>

  <!-- A slip of the pen in a setting must not go unseen. -->
  <xsl:function name="m:checked" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="options" as="map(xs:string, xs:string)"/>
    <xsl:variable name="wrong" as="xs:string*" select="map:keys($m:values)[not($options(.) = $m:values(.))]
      ! ('The setting “' || . || '” is “' || $options(.) || '”; it can be ' || string-join($m:values(.), ', ') || '.'),
      ('The setting “page” is “' || $options?page || '”; it can be ' || string-join(sort(map:keys($m:formats)), ', ')
        || ', or width and height in millimetres (80 to 300, 120 to 430): 125x205.')[empty(m:format($options?page))]"/>
    <xsl:if test="exists($wrong)"><xsl:message terminate="yes">{sort($wrong)}</xsl:message></xsl:if>
    <xsl:sequence select="$options"/>
  </xsl:function>

  <!-- What is left to the length of the text: a short one has neither half-title nor contents, and no chapter of it begins a page. In a collection each text decides of its chapters. -->
  <xsl:function name="m:settled" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="options" as="map(xs:string, xs:string)"/>
    <xsl:param name="source" as="document-node()"/>
    <xsl:variable name="short" as="xs:boolean" select="m:short($source)"/>
    <xsl:sequence select="map:merge(($options,
      if ($options?half-title = 'auto') then map { 'half-title': m:yes(not($short)) } else (),
      if ($options?contents = 'auto' and $short) then map { 'contents': 'no' } else (),
      if ($options?chapters = 'auto' and $short) then map { 'chapters': 'run-on' } else ()), map { 'duplicates': 'use-last' })"/>
  </xsl:function>

  <!-- True of one text with fewer than ten thousand characters, some five pages. -->
  <xsl:function name="m:short" as="xs:boolean" visibility="private">
    <xsl:param name="source" as="document-node()"/>
    <xsl:variable name="texts" as="element()*" select="$source//TEI/(text | sourceDoc)"/>
    <xsl:sequence select="count($texts) le 1 and m:few-pages($texts)"/>
  </xsl:function>

  <xsl:function name="m:few-pages" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="element()?"/>
    <!-- (Of a long text a part tells.) -->
    <xsl:sequence select="string-length(normalize-space(substring($text, 1, 20000))) lt 10000 and string-length(normalize-space($text)) lt 10000"/>
  </xsl:function>

  <!-- The book of one TEI document, prepared (ed:prepare) or not, or of all those in a teiCorpus; of one that is such a book, itself. Options: see m:defaults. -->
  <xsl:function name="m:book" as="element(p:book)" visibility="final">
    <xsl:param name="given" as="document-node()"/>
    <xsl:param name="asked" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="if ($given/p:book) then $given/p:book else m:made-book($given, $asked)"/>
  </xsl:function>

  <xsl:function name="m:made-book" as="element(p:book)" visibility="private">
    <xsl:param name="given" as="document-node()"/>
    <xsl:param name="asked" as="map(xs:string, xs:string)"/>
    <xsl:variable name="source" as="document-node()" select="if ($given/(teiCorpus//TEI | TEI/TEI)) then ed:several($given, 'apart', '') else $given"/>
    <xsl:variable name="options" as="map(xs:string, xs:string)" select="m:settled(m:checked(map:merge(($m:defaults, $asked), map { 'duplicates': 'use-last' })), $source)"/>
    <xsl:variable name="raw" as="element(p:book)">
      <xsl:apply-templates select="$source/((* except ed:edition), ed:edition/TEI)" mode="m:book">
        <xsl:with-param name="options" select="$options" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="tidy" as="element(p:book)">
      <xsl:apply-templates select="$raw" mode="m:tidy"/>
    </xsl:variable>
    <xsl:variable name="placed" as="element(p:book)">
      <xsl:sequence select="m:with-notes-placed(m:with-notes-numbered($tidy, $options), $options?notes)"/>
    </xsl:variable>
    <!-- In a document of its own, so that keys work in it. -->
    <xsl:variable name="whole" as="document-node()">
      <xsl:document><xsl:sequence select="m:with-indexes($placed, $source//TEI[text or sourceDoc] ! ed:with-text(.), $options)"/></xsl:document>
    </xsl:variable>
    <xsl:sequence select="$whole/p:book"/>
  </xsl:function>

  <!-- Several editions as one: the document and those at these addresses, under a title of their own. -->
  <xsl:function name="m:together" as="document-node()" visibility="final">
    <xsl:param name="first" as="document-node()"/>
    <xsl:param name="others" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$others = ''"><xsl:sequence select="$first"/></xsl:when>
      <xsl:otherwise><xsl:document><xsl:sequence select="m:corpus(($first, tokenize($others) ! doc(.))//TEI, $title)"/></xsl:document></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A corpus with a header made of theirs: the title asked for, every author once, the newest date, and who had a part in all and what may be done with all. -->
  <xsl:function name="m:corpus" as="element(teiCorpus)" visibility="private">
    <xsl:param name="all" as="element(TEI)+"/>
    <xsl:param name="title" as="xs:string"/>
    <teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:id="{m:name-token(($title[. ne ''], 'collection')[1])}" xml:lang="{m:language-of-most($all)}">
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title>{($title[. ne ''], m:title($all[1]))[1]}</title>
            <xsl:copy-of select="for $name in distinct-values($all ! m:authors(.))[. ne ''] return $all[m:authors(.) = $name][1]/teiHeader/fileDesc/titleStmt/author"/>
            <xsl:apply-templates select="m:of-all($all, function($tei as element(TEI)) as element()* { $tei/teiHeader/fileDesc/titleStmt/(editor | respStmt) })" mode="m:unnamed"/>
          </titleStmt>
          <publicationStmt>
            <xsl:copy-of select="($all/teiHeader/fileDesc/publicationStmt/publisher[m:stated(.)])[1],
              sort($all/teiHeader/fileDesc/publicationStmt//date[@when][m:first-day(ed:without-time(@when)) castable as xs:date], (), function($date as element(date)) as xs:string { ed:without-time($date/@when) })[last()]"/>
            <xsl:apply-templates select="m:of-all($all, function($tei as element(TEI)) as element()* { $tei/teiHeader/fileDesc/publicationStmt/availability })" mode="m:unnamed"/>
          </publicationStmt>
        </fileDesc>
      </teiHeader>
      <xsl:copy-of select="$all"/>
    </teiCorpus>
  </xsl:function>

  <!-- What the header of every text says in the same words. -->
  <xsl:function name="m:of-all" as="element()*" visibility="private">
    <xsl:param name="all" as="element(TEI)+"/>
    <xsl:param name="said" as="function(element(TEI)) as element()*"/>
    <xsl:sequence select="$said($all[1])[every $other in tail($all) satisfies normalize-space() = ($said($other) ! normalize-space())]"/>
  </xsl:function>

  <!-- (Each text keeps its names, xml:id, to itself.) -->
  <xsl:mode name="m:unnamed" visibility="private" on-no-match="shallow-copy"/>

  <xsl:template match="@xml:id" mode="m:unnamed" as="empty-sequence()"/>

  <xsl:template match="TEI | teiCorpus" mode="m:book" as="element(p:book)">
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="texts" as="element(TEI)*" select="descendant-or-self::TEI[text or sourceDoc or @ed:part] ! ed:with-text(.)"/>
    <xsl:variable name="format" as="xs:decimal+" select="m:format($options?page)"/>
    <p:book xml:lang="{m:language(.)}" id="{m:name-token((@xml:id, 'book')[1])}" title="{m:title(.)}" author="{m:authors(.)}" date="{(m:date(.)[. ne ''], $options?date)[1]}"
            format="{$options?page}" width="{$format[1]}" height="{$format[2]}" inner="{$format[3]}" outer="{$format[4]}" top="{$format[5]}" bottom="{$format[6]}"
            size="{$format[7]}" leading="{$format[8]}" contents="{$options?contents}" notes="{$options?notes}" certainty="{$options?certainty}">
      <xsl:if test="$options?half-title = 'yes'"><p:half-title>{m:title(.)}</p:half-title></xsl:if>
      <xsl:call-template name="m:title-page"/>
      <xsl:call-template name="m:imprint"/>
      <p:works>
        <xsl:if test="empty($texts)"><xsl:sequence select="ed:report-no-text()"/></xsl:if>
        <xsl:apply-templates select="$texts" mode="m:work">
          <xsl:with-param name="together" tunnel="yes" select="exists(self::teiCorpus)"/>
          <xsl:with-param name="signed" tunnel="yes" select="count(distinct-values($texts ! m:authors(.))) gt 1"/>
        </xsl:apply-templates>
      </p:works>
    </p:book>
  </xsl:template>

  <xsl:mode name="m:work" visibility="private" on-no-match="fail"/>

  <!-- One text, as the prepare pass marked it: its notes numbered, its names and divisions with ids that never move. -->
  <xsl:template match="TEI" mode="m:work" as="element(p:work)?">
    <xsl:param name="together" as="xs:boolean" tunnel="yes"/>
    <xsl:param name="signed" as="xs:boolean" tunnel="yes"/>
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="marked" as="element(TEI)" select="if (parent::ed:edition) then . else m:marked(.)"/>
    <xsl:variable name="prefix" as="xs:string" select="if ($together) then m:prefix(.) else ''"/>
    <xsl:variable name="headed" as="element()?" select="text/front/titlePage[$together or @type = 'heading'][.//titlePart][1]"/>
    <xsl:variable name="entitled" as="xs:boolean" select="$together and not($signed and m:authors(.) ne '') and m:says-title(text)"/>
    <xsl:variable name="level" as="xs:integer" select="if ($together or $headed) then (if ($entitled) then 0 else 1) + xs:integer((@ed:depth, 0)[1]) else 0"/>
    <p:work xml:lang="{m:language(.)}" id="{$prefix}text" title="{m:title(.)}" author="{m:authors(.)}" signed="{m:yes($signed and m:authors(.) ne '')}" level="{$level}">
      <xsl:if test="$together and not($headed) and not($entitled)">
        <p:title-block own-page="no">
          <xsl:if test="$signed and m:authors(.) ne ''"><p:line-of role="docAuthor">{m:authors(.)}</p:line-of></xsl:if>
          <p:head level="{$level}" id="{$prefix}head" title="{m:title(.)}">{m:title(.)}</p:head>
        </p:title-block>
      </xsl:if>
      <xsl:sequence select="ed:report-page-alone($marked/text)"/>
      <xsl:apply-templates select="$marked/text" mode="m:flow">
        <xsl:with-param name="prefix" tunnel="yes" select="$prefix"/>
        <xsl:with-param name="level" tunnel="yes" select="$level"/>
        <xsl:with-param name="indexed" tunnel="yes" select="true()"/>
        <xsl:with-param name="options" tunnel="yes" select="if ($options?chapters ne 'auto') then $options else map:put($options, 'chapters', if (m:few-pages((text, sourceDoc)[1])) then 'run-on' else 'page')"/>
        <xsl:with-param name="index-keys" tunnel="yes" select="if ($together) then m:index-keys(., ed:entries(.)) else map { }"/>
      </xsl:apply-templates>
    </p:work>
  </xsl:template>

  <!-- True of a text that is one division under the title of its header, such as minutes: the title would stand above itself. -->
  <xsl:function name="m:says-title" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:variable name="div" as="element(div)?" select="$text[not(front)]/body[not(*[2])]/div[head]"/>
    <xsl:sequence select="exists($div) and m:letters($div/head[1] ! ed:full-heading(.)) = m:letters(m:title($text/..))"/>
  </xsl:function>

  <xsl:function name="m:letters" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(lower-case($words), '[^\p{L}\p{N}]', '')"/>
  </xsl:function>

  <xsl:function name="m:marked" as="element(TEI)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <!-- In a document of its own, for keys. -->
    <xsl:variable name="marked" as="document-node()">
      <xsl:document><xsl:sequence select="ed:marked($tei, ed:label-language(m:language($tei)))"/></xsl:document>
    </xsl:variable>
    <xsl:sequence select="$marked/TEI, ed:report($marked/TEI)"/>
    <!-- (Of the texts of a corpus it is told once for all.) -->
    <xsl:if test="not($tei/@ed:depth)"><xsl:sequence select="ed:report-parts($tei)"/></xsl:if>
  </xsl:function>

  <xsl:key name="m:text-named" match="TEI[@xml:id]" use="m:name-token(@xml:id)"/>

  <!-- What the ids of a text begin with in a collection: its name, or its number where it has none or another text has that already. -->
  <xsl:function name="m:prefix" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="name" as="xs:string?" select="$tei/@xml:id ! m:name-token(.)[key('m:text-named', ., root($tei))[1] is $tei]"/>
    <xsl:sequence select="($name, m:unused('t' || (1 + count($tei/preceding-sibling::TEI)), root($tei)))[1] || '-'"/>
  </xsl:function>

  <xsl:function name="m:unused" as="xs:string" visibility="private">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="if (key('m:text-named', $name, $root)) then m:unused($name || '_', $root) else $name"/>
  </xsl:function>

  <!-- A string that can stand as an XML id and as a Typst label; letters of other scripts are told apart by their numbers. -->
  <xsl:function name="m:name-token" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="ascii" as="xs:string" select="if (matches($name, '[^&#x20;-&#x7E;]')) then string-join(string-to-codepoints($name) ! (if (. gt 126) then '_' || . else codepoints-to-string(.))) else $name"/>
    <xsl:variable name="plain" as="xs:string" select="replace($ascii, '[^A-Za-z0-9._-]', '_')"/>
    <xsl:sequence select="if (matches($plain, '^[A-Za-z_]')) then $plain else '_' || $plain"/>
  </xsl:function>

  <!-- Of several texts: the language of most of them. -->
  <xsl:function name="m:language-of-most" as="xs:string" visibility="private">
    <xsl:param name="all" as="element(TEI)*"/>
    <xsl:sequence select="(ed:language-of-most($all ! m:language(.)[. ne 'und']), 'und')[1]"/>
  </xsl:function>

  <!-- The language in force at a node, as BCP 47; und if nobody says. -->
  <xsl:function name="m:language" as="xs:string" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string(($node/self::TEI/text/@xml:lang, $node/(ancestor-or-self::*/@xml:lang)[last()], $node/self::teiCorpus ! m:language-of-most(.//TEI), 'und')[1])"/>
  </xsl:function>
</xsl:package>
