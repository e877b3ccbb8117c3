<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says, in plain strings that every output can show. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:function name="ed:facts" as="element(ed:facts)" visibility="public">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="file" as="element()?" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="profile" as="element(profileDesc)*" select="$tei/teiHeader/profileDesc"/>
    <xsl:variable name="all" as="element()*">
      <xsl:apply-templates mode="ed:facts" select="
          $file/titleStmt/(title, author, editor, respStmt, funder), $file/editionStmt/edition, $file/publicationStmt/((publisher, distributor, authority), date, idno, availability/(licence, p)),
          $file/seriesStmt, $file/extent/measure, $file/sourceDesc//(bibl, biblStruct, biblFull, p, msDesc, witness)[not(ancestor::witness or ancestor::biblFull or ancestor::msDesc)], $profile/creation/(date, placeName),
          $profile/correspDesc, $profile/abstract, $profile/langUsage/language, $profile/textClass/keywords//term">
        <xsl:with-param name="labels" as="xs:string" select="$labels" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <!-- What stands empty in the header (an author who is not known) says nothing. -->
    <xsl:variable name="facts" as="element()*" select="$all[normalize-space() or (@target, @code)[. ne '']]"/>
    <xsl:variable name="called" as="xs:string" select="ed:called($tei, $labels)"/>
    <ed:facts>
      <xsl:sequence select="$facts"/>
      <ed:called>{$called}</ed:called>
      <ed:citation>{ed:citation($facts, string($called[starts-with(., '[')]))}</ed:citation>
      <ed:bibtex>{ed:bibtex($facts, string($tei/@xml:id))}</ed:bibtex>
      <ed:csl>{ed:csl($facts, string($tei/@xml:id), ed:language($tei))}</ed:csl>
    </ed:facts>
  </xsl:function>

  <xsl:mode name="ed:facts" on-no-match="deep-skip"/>

  <xsl:template match="titleStmt/title" mode="ed:facts" as="element()" priority="1">
    <ed:subtitle>{normalize-space(.)}</ed:subtitle>
  </xsl:template>

  <xsl:template match="titleStmt/title[. is ed:main-title(..)]" mode="ed:facts" as="element()" priority="2">
    <ed:title>{normalize-space(.)}</ed:title>
  </xsl:template>

  <xsl:function name="ed:main-title" as="element(title)?">
    <xsl:param name="statement" as="element(titleStmt)?"/>
    <xsl:variable name="titles" as="element(title)*" select="$statement/title"/>
    <xsl:sequence select="($titles[@type = 'main'], $titles[not(@type = ('sub', 'subtitle'))], $titles)[1]"/>
  </xsl:function>

  <xsl:template match="titleStmt/author" mode="ed:facts" as="element()">
    <ed:author ref="{(persName/@ref, @ref)[1]}" life="{normalize-space((.//date)[1])}">{ed:agent-name(.)}</ed:author>
  </xsl:template>

  <!-- The title of a text or corpus, if it has one, and those of its authors that the header names: for outputs that need no other facts. -->
  <xsl:function name="ed:title" as="xs:string" visibility="public">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="ed:plain(ed:main-title($tei/teiHeader/fileDesc/titleStmt)[ed:is-said(.)])"/>
  </xsl:function>

  <xsl:function name="ed:authors" as="xs:string*" visibility="public">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/titleStmt/author[ed:is-said(.)] ! ed:agent-name(.)"/>
  </xsl:function>

  <xsl:template match="titleStmt/editor" mode="ed:facts" as="element()">
    <ed:contributor role="" ref="{(persName/@ref, @ref)[1]}">{ed:agent-name(.)}</ed:contributor>
  </xsl:template>

  <!-- What somebody did; a colon behind it is set by whoever shows it. -->
  <xsl:function name="ed:duties" as="xs:string" visibility="public">
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:sequence select="string-join($statement/resp ! ed:of-header(replace(normalize-space(.), '\s*:$', ''), $labels), ', ')"/>
  </xsl:function>

  <xsl:template match="titleStmt/respStmt" mode="ed:facts" as="element()">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <ed:contributor role="{ed:duties(., $labels)}" ref="{(*/@ref[not(parent::resp)])[1]}"
                    software="{if (name[@type = 'software']) then 'yes' else 'no'}">{
      string-join((* except (resp, note)) ! ed:agent-name(.), ', ')}</ed:contributor>
  </xsl:template>

  <xsl:template match="publisher | distributor | authority" mode="ed:facts" as="element()">
    <ed:publisher>{normalize-space(.)}</ed:publisher>
  </xsl:template>

  <xsl:template match="titleStmt/funder | editionStmt/edition | abstract" mode="ed:facts" as="element()?">
    <xsl:if test="normalize-space()"><xsl:element name="ed:{local-name()}">{normalize-space(.)}</xsl:element></xsl:if>
  </xsl:template>

  <xsl:template match="seriesStmt" mode="ed:facts" as="element()?">
    <xsl:if test="normalize-space()"><ed:series>{string-join(*[normalize-space()] ! normalize-space(.), ', ')}</ed:series></xsl:if>
  </xsl:template>

  <!-- From whom, where and when, to whom and where. -->
  <xsl:template match="correspDesc" mode="ed:facts" as="element()?">
    <xsl:if test="correspAction[normalize-space()]"><ed:correspondence>{ed:correspondence(.)}</ed:correspondence></xsl:if>
  </xsl:template>

  <xsl:function name="ed:correspondence" as="xs:string" visibility="public">
    <xsl:param name="described" as="element(correspDesc)"/>
    <xsl:sequence select="string-join($described/correspAction[normalize-space()] ! string-join((*[normalize-space()] ! normalize-space(.), .[not(*)] ! normalize-space(.)), ', '), ' → ')"/>
  </xsl:function>

  <xsl:template match="publicationStmt/date" mode="ed:facts" as="element()">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <ed:published when="{@when}">{ed:day-of-header(., $labels)}</ed:published>
  </xsl:template>

  <xsl:template match="publicationStmt/idno" mode="ed:facts" as="element()">
    <ed:identifier type="{@type}">{normalize-space(.)}</ed:identifier>
  </xsl:template>

  <xsl:template match="licence" mode="ed:facts" as="element()">
    <ed:licence target="{@target}" status="{../@status}">{normalize-space(.)}</ed:licence>
  </xsl:template>

  <!-- What may be done with it, where no licence says so. -->
  <xsl:template match="availability/p" mode="ed:facts" as="element()?">
    <xsl:if test="normalize-space()"><ed:licence target="" status="{../@status}">{normalize-space(.)}</ed:licence></xsl:if>
  </xsl:template>

  <xsl:template match="measure" mode="ed:facts" as="element()">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <ed:extent unit="{@unit}" quantity="{@quantity}">{ed:measured(., $labels)}</ed:extent>
  </xsl:template>

  <!-- Of the plain text from which the TEI was made. -->
  <xsl:template match="sourceDesc/bibl[@type = 'digitalSource']" mode="ed:facts" as="element()" priority="1">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <ed:source type="{@type}">{normalize-space(string-join(node() ! (if (self::text()) then ed:piece-of-header(., $labels) else string(.))))}</ed:source>
  </xsl:template>

  <xsl:template match="sourceDesc//bibl | sourceDesc/p" mode="ed:facts" as="element()">
    <ed:source type="{@type}">{normalize-space(.)}</ed:source>
  </xsl:template>

  <xsl:template match="sourceDesc//bibl//bibl | sourceDesc//biblStruct//bibl" mode="ed:facts" as="empty-sequence()" priority="1"/>

  <xsl:template match="biblStruct" mode="ed:facts" as="element()">
    <ed:source type="{@type}">{string-join(ed:reference(.), ', ')}.</ed:source>
  </xsl:template>

  <xsl:template match="msDesc" mode="ed:facts" as="element()+">
    <ed:source type="">{ed:manuscript(.)}</ed:source>
    <xsl:apply-templates select="." mode="ed:described"/>
  </xsl:template>

  <xsl:template match="biblFull" mode="ed:facts" as="element()">
    <ed:source type="">{ed:full-reference(.)}</ed:source>
  </xsl:template>

  <xsl:template match="witness" mode="ed:facts" as="element()*">
    <xsl:if test="normalize-space()"><ed:witnesses>{ed:witness(.)}</ed:witnesses></xsl:if>
    <xsl:apply-templates select="msDesc" mode="ed:described"/>
  </xsl:template>

  <!-- The parts of a reference that is made as a header is: who, what, where and when. -->
  <xsl:function name="ed:full-reference" as="xs:string" visibility="public">
    <xsl:param name="source" as="element(biblFull)"/>
    <xsl:sequence select="string-join((
        $source/titleStmt/author ! ed:agent-name(.), $source/titleStmt/title ! normalize-space(),
        $source/(* except titleStmt)/descendant-or-self::*[text()[normalize-space()]][not(ancestor::*[text()[normalize-space()]][ancestor::biblFull])] ! normalize-space(),
        $source/titleStmt/(* except (author, title)) ! ed:agent-name(.))[.], ', ')"/>
  </xsl:function>

  <!-- “A: Hull, Library, MS 1”. -->
  <xsl:function name="ed:witness" as="xs:string" visibility="public">
    <xsl:param name="witness" as="element(witness)"/>
    <xsl:sequence select="string-join(($witness/(abbr[@type = 'siglum'], @n, @xml:id)[1], if ($witness/msDesc) then ed:manuscript($witness/msDesc[1]) else normalize-space($witness)), ': ')"/>
  </xsl:function>

  <xsl:template match="creation/date" mode="ed:facts" as="element()">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <ed:written when="{@when}">{ed:day-of-header(., $labels)}</ed:written>
  </xsl:template>

  <xsl:template match="creation/placeName" mode="ed:facts" as="element()">
    <ed:place>{normalize-space(.)}</ed:place>
  </xsl:template>

  <xsl:template match="language" mode="ed:facts" as="element()">
    <ed:language code="{@ident}">{normalize-space(.)}</ed:language>
  </xsl:template>

  <xsl:template match="term" mode="ed:facts" as="element()">
    <ed:keyword>{normalize-space(.)}</ed:keyword>
  </xsl:template>

  <!-- A name as one says it; the number of an authority file and the years of a life beside it are no part of it. -->
  <xsl:function name="ed:agent-name" as="xs:string" visibility="public">
    <xsl:param name="agent" as="element()"/>
    <xsl:variable name="parts" as="xs:string*" select="($agent/descendant-or-self::persName)[1] ! (forename, nameLink, surname) ! normalize-space(.)"/>
    <xsl:variable name="words" as="xs:string" select="replace(string-join($agent//text()[not(ancestor::idno or ancestor::date)]) => normalize-space(), '(\S)[\s,]+$', '$1')"/>
    <xsl:sequence select="if (count($parts) gt 1) then string-join($parts, ' ') else if ($agent/descendant-or-self::orgName) then $words else ed:turned($words)"/>
  </xsl:function>

  <!-- “Pell, Lucy, 1850-1910”, as catalogues write a name, as one says it. Where a comma divides something else (two whole names; “King, Jr.”), and of a body
       (“City Archive, Kiel”), it stays. -->
  <xsl:function name="ed:turned" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="year" as="xs:string" select="'(ca?\.\s*)?\d{3,4}\??'"/>
    <xsl:variable name="life" as="xs:string" select="'(b|d|geb|gest|n|m)\.\s*' || $year || '|' || $year || '(\s*[-–—/]\s*(' || $year || ')?)?'"/>
    <xsl:variable name="plain" as="xs:string" select="replace($name, '(\s*[,(]\s*(' || $life || ')|\s+\d{4}\s*[-–—]\s*\d{4})\s*\)?[\s.]*$', '', 'i')"/>
    <xsl:sequence select="
        if (matches($plain, '^(\p{Ll}[^,]*|[^,\s]+),\s*[^,]+$') and not(matches($plain, ',\s*(jr|sr|junior|senior|[ivx]+|ph\.?\s?d|m\.?d|esq)\.?$', 'i')))
        then replace($plain, '^(.+?),\s*(.+)$', '$2 $1')
        else if ($plain eq '') then $name else replace($plain, '[\s,]+$', '')"/>
  </xsl:function>

  <!-- The parts of a structured reference, in the order in which one reads them. -->
  <xsl:function name="ed:reference" as="xs:string*" visibility="public">
    <xsl:param name="source" as="element(biblStruct)"/>
    <xsl:variable name="authors" as="xs:string*" select="distinct-values($source//author ! ed:agent-name(.))"/>
    <xsl:variable name="imprint" as="element(imprint)*" select="$source/monogr/imprint"/>
    <xsl:sequence select="
        string-join($authors, ', ')[.],
        $source/analytic/title ! ('“' || normalize-space(.) || '”'),
        $source/monogr/title ! normalize-space(.),
        $source/monogr/editor ! ed:agent-name(.),
        string-join($imprint/(pubPlace, publisher) ! normalize-space(.), ': ')[.],
        $imprint/date ! normalize-space(.),
        $imprint/biblScope ! normalize-space(.),
        $source//idno ! (@type || ' ' || normalize-space(.))"/>
  </xsl:function>

  <!-- The same as an entry of BibTeX. -->
  <xsl:function name="ed:bibtex" as="xs:string">
    <xsl:param name="facts" as="element()*"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="said" as="element()*" select="$facts[ed:is-said(.)]"/>
    <xsl:variable name="fields" as="map(xs:string, xs:string)*" select="
        map{'author': string-join($said[self::ed:author] ! (if (matches(., '\sand\s|,', 'i')) then ed:whole-name(.) else ed:tex(.)), ' and ')},
        map{'title': '{' || ed:tex(replace(string-join($said[self::ed:title or self::ed:subtitle], ': '), '([?!]):', '$1')) || '}'},
        map{'publisher': ed:tex(string($said[self::ed:publisher][1]))},
        map{'year': substring($said[self::ed:published][1]/@when, 1, 4)},
        map{'doi': replace(string($said[self::ed:identifier][@type = 'DOI'][1]), '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')},
        map{'url': string($said[self::ed:identifier][@type = 'URI'][1])},
        map{'note': ed:tex(string-join($said[self::ed:contributor][not(@software = 'yes')] ! string-join((@role[. != ''], .), ': '), '; '))}"/>
    <xsl:variable name="lines" as="xs:string*" select="
        $fields ! (for $name in map:keys(.) return (.($name)[not(. = ('', '{}'))] ! ('  ' || $name || ' = {' || . || '}')))"/>
    <xsl:sequence select="'@misc{' || ($id[.], 'edition')[1] || ',&#10;' || string-join($lines, ',&#10;') || '&#10;}'"/>
  </xsl:function>

  <!-- Signs that TeX would take for its own. -->
  <xsl:function name="ed:tex" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(translate($words, '{}\~^', ''), '[&amp;%$#_]', '\\$0')"/>
  </xsl:function>

  <!-- A name with “and” or a comma in it is one name: “Surname, Forename” is turned round by BibTeX itself, an institution is kept whole. -->
  <xsl:function name="ed:whole-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (matches($name, '\sand\s', 'i') or count(tokenize($name, ',')) gt 2) then '{' || ed:tex($name) || '}' else ed:tex($name)"/>
  </xsl:function>

  <!-- The same as CSL-JSON, which programs that manage references read: a list of one reference. Names are given as the header has them,
       never cut into parts. -->
  <xsl:function name="ed:csl" as="xs:string">
    <xsl:param name="facts" as="element()*"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="lang" as="xs:string"/>
    <xsl:variable name="said" as="element()*" select="$facts[ed:is-said(.)]"/>
    <xsl:variable name="title" as="xs:string" select="replace(string-join($said[self::ed:title or self::ed:subtitle], ': '), '([?!]):', '$1')"/>
    <xsl:variable name="fields" as="map(xs:string, item())*" select="
        map{'id': ($id[.], 'edition')[1]},
        map{'type': 'document'},
        $title[.] ! map{'title': .},
        ed:csl-names('author', $said[self::ed:author]),
        ed:csl-names('contributor', $said[self::ed:contributor][not(@software = 'yes')]),
        $said[self::ed:publisher][1] ! map{'publisher': string(.)},
        $said[self::ed:published][1]/@when[matches(., '^\d{4}')] ! map{'issued': map{'date-parts': [array{tokenize(ed:without-time(.), '\D')[matches(., '^\d+$')] ! xs:integer(.)}]}},
        $said[self::ed:written][1] ! map{'original-date': map{'literal': string(.)}},
        map{'language': $lang},
        $said[self::ed:identifier][@type = 'DOI'][1] ! map{'DOI': replace(., '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i')},
        $said[self::ed:identifier][@type = 'URI'][1] ! map{'URL': string(.)}"/>
    <xsl:variable name="lines" as="xs:string*" select="
        for $field in $fields, $name in map:keys($field) return '    ' || ed:json($name) || ': ' || ed:json($field($name))"/>
    <xsl:sequence select="'[&#10;  {&#10;' || string-join($lines, ',&#10;') || '&#10;  }&#10;]'"/>
  </xsl:function>

  <xsl:function name="ed:csl-names" as="map(xs:string, item())?">
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="agents" as="element()*"/>
    <xsl:if test="exists($agents)">
      <xsl:sequence select="map{$role: array{$agents ! map{'literal': string(.)}}}"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:json" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="replace(serialize($value, map{'method': 'json', 'indent': false()}), '\\/', '/')"/>
  </xsl:function>

  <!-- False for what the header leaves open: nothing, “[…]”, “unknown”. -->
  <xsl:function name="ed:is-said" as="xs:boolean" visibility="public">
    <xsl:param name="fact" as="element()"/>
    <xsl:sequence select="normalize-space($fact) and not(starts-with($fact, '[')) and not($fact = 'unknown')"/>
  </xsl:function>

  <!-- How to cite the edition, in words. What the header leaves open, in square brackets, is left out; a text without a title is cited, as
       archives do, by what it is. (Programs are given a title, in BibTeX and CSL-JSON, only if the header has one.) -->
  <xsl:function name="ed:citation" as="xs:string">
    <xsl:param name="facts" as="element()*"/>
    <xsl:param name="described" as="xs:string"/>
    <xsl:variable name="who" as="xs:string" select="string-join($facts[self::ed:author][ed:is-said(.)], ', ')"/>
    <xsl:variable name="title" as="xs:string" select="(string-join($facts[self::ed:title][ed:is-said(.)], '. ')[.], $described)[1]"/>
    <xsl:variable name="others" as="xs:string*" select="
        $facts[self::ed:contributor][not(@software = 'yes')] ! string-join((., @role[. != ''] ! ('(' || . || ')')), ' ')"/>
    <xsl:variable name="issued" as="xs:string" select="
        string-join(($facts[self::ed:publisher][1], $facts[self::ed:published][1])[normalize-space()][not(starts-with(., '['))], ', ')"/>
    <!-- A name that only this folder knows (local, the name of a file) leads nobody anywhere. -->
    <xsl:variable name="number" as="xs:string?" select="
        ($facts[self::ed:identifier][@type = ('DOI', 'URI', 'Handle', 'ARK', 'URN')], $facts[self::ed:identifier][not(@type = ('local', 'filename'))])[ed:is-said(.)][1]
        ! (if (@type = 'DOI') then 'https://doi.org/' || replace(., '^(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i') else string(.))"/>
    <xsl:variable name="parts" as="xs:string*" select="
        ($who, $title, string-join($others, ', '), $issued, $number)[normalize-space()]"/>
    <xsl:sequence select="string-join($parts ! (if (matches(., '[.?!…]$')) then . else . || '.'), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
