<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI in which encoders wrote a thing elsewhere than it is read: notes that point to their place or stand between two verses, words that go on over white space,
     numbers in the words of the notes. Only a text that has such things is copied. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:function name="ed:arranged" as="element(TEI)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="calls" as="map(xs:string, element(note)+)" select="ed:calls($tei)"/>
    <xsl:variable name="said" as="map(xs:string, node())" select="ed:said-numbers($tei)"/>
    <xsl:choose>
      <xsl:when test="map:size($calls) eq 0 and map:size($said) eq 0 and not($tei/text//note[ed:is-of-line-before(.)]) and not($tei/text//(lb | pb | cb | gb | milestone)[ed:cuts(.)][not(@break) or ed:before(.) ! matches(., '\s$') or ed:after(.) ! matches(., '^\s')])">
        <xsl:sequence select="$tei"/>
      </xsl:when>
      <xsl:otherwise>
        <!-- In a document of its own, for keys. -->
        <xsl:variable name="whole" as="document-node()">
          <xsl:document>
            <xsl:apply-templates select="$tei" mode="ed:arrange">
              <xsl:with-param name="calls" as="map(xs:string, element(note)+)" select="$calls" tunnel="yes"/>
              <xsl:with-param name="said" as="map(xs:string, node())" select="$said" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:document>
        </xsl:variable>
        <xsl:sequence select="$whole/TEI"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- For the xml:id of a place the notes that stand apart from it and point to it (TEI 17.2), where nothing points back to the note. -->
  <xsl:function name="ed:calls" as="map(xs:string, element(note)+)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="apart" as="element(note)*" select="
        $tei/text//note[@target or @targetEnd][parent::div or parent::back or parent::front or parent::body or parent::noteGrp]"/>
    <xsl:map>
      <xsl:for-each-group select="$apart[not(@xml:id and key('ed:pointers', '#' || @xml:id, root($tei)))]" group-by="ed:place-of(.)/@xml:id/string()">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:key name="ed:pointers" match="ref | ptr" use="tokenize(@target)"/>

  <!-- Where such a note is called: a point, words, or what holds words; of a stretch its end. -->
  <xsl:function name="ed:place-of" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="target" as="xs:string" select="tokenize(($note/@targetEnd, $note/@target)[1])[last()]"/>
    <xsl:sequence select="
        key('ed:by-id', substring-after($target, '#')[starts-with($target, '#')], root($note))[1]
          [not(self::ref or self::ptr or self::note or parent::choice or parent::app or ancestor::fw)]
          [self::anchor or ed:holds-words(.) or ancestor::*[ed:holds-words(.)]]"/>
  </xsl:function>

  <xsl:function name="ed:holds-words" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::p | self::ab | self::l | self::head | self::item[not(p | list)] | self::cell[not(p | list)]))"/>
  </xsl:function>

  <xsl:mode name="ed:arrange" on-no-match="shallow-copy"/>

  <!-- True of a note whose mark would have a line to itself: between the verses of a group, the parts of a speech, or, alone, behind a paragraph or heading.
       (Several notes together behind a paragraph may be a list of notes that lost their marks.) -->
  <xsl:function name="ed:is-of-line-before" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note[parent::lg or parent::sp or ed:stands-alone(.)][not(@place or @target)][not(@xml:id and key('ed:pointers', '#' || @xml:id, root(.)))]
      /preceding-sibling::*[not(self::note)][1]/(self::l | self::p | self::ab | self::u | self::speaker | self::stage | self::head))"/>
  </xsl:function>

  <xsl:function name="ed:stands-alone" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        exists($note/parent::*[not(@type = 'notes')][matches(local-name(), '^(div[1-7]?|body|front|back)$')])
        and empty($note/(preceding-sibling::*[1] | following-sibling::*[1])[self::note])"/>
  </xsl:function>

  <xsl:template match="note" mode="ed:arrange" as="element(note)?" priority="1">
    <xsl:if test="not(ed:is-of-line-before(.))"><xsl:call-template name="ed:arranged-note"/></xsl:if>
  </xsl:template>

  <!-- The notes that follow a line directly. -->
  <xsl:function name="ed:notes-of-line" as="element(note)*">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="next" as="element(note)?" select="$line/following-sibling::*[1]/self::note"/>
    <xsl:sequence select="$next[ed:is-of-line-before(.)], $next ! ed:notes-of-line(.)"/>
  </xsl:function>

  <xsl:template match="(l | p | ab | u | speaker | stage | head)[following-sibling::*[1][self::note]] | *[@xml:id][not(self::TEI or self::text)]" mode="ed:arrange" as="element()+">
    <xsl:param name="calls" as="map(xs:string, element(note)+)" tunnel="yes"/>
    <xsl:variable name="markers" as="element(ref)*">
      <xsl:for-each select="@xml:id ! $calls(.)">
        <ref type="noteAnchor" target="#{(@xml:id, ed:own-name(., $calls))[1]}"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="inside" as="xs:boolean" select="ed:holds-words(.)"/>
    <xsl:variable name="notes" as="element(note)*" select="ed:notes-of-line(.)"/>
    <!-- White space at the end of the words would stand before the mark. -->
    <xsl:variable name="space" as="text()?" select="node()[last()][self::text()][$notes]"/>
    <xsl:copy>
      <xsl:apply-templates select="@*, node() except $space" mode="#current"/>
      <xsl:if test="$space">
        <xsl:variable name="last" as="text()?"><xsl:apply-templates select="$space" mode="#current"/></xsl:variable>
        <xsl:value-of select="replace(string($last), '\s+$', '')"/>
      </xsl:if>
      <xsl:sequence select="$markers[$inside]"/>
      <xsl:for-each select="$notes"><xsl:call-template name="ed:arranged-note"/></xsl:for-each>
    </xsl:copy>
    <xsl:sequence select="$markers[not($inside)]"/>
  </xsl:template>

  <xsl:template name="ed:arranged-note" as="element(note)">
    <xsl:context-item as="element(note)" use="required"/>
    <xsl:param name="calls" as="map(xs:string, element(note)+)" tunnel="yes"/>
    <xsl:param name="said" as="map(xs:string, node())" tunnel="yes"/>
    <xsl:copy>
      <xsl:if test="not(@xml:id) and (@target or @targetEnd) and $calls(string(ed:place-of(.)/@xml:id)) intersect .">
        <xsl:attribute name="xml:id" select="ed:own-name(., $calls)"/>
      </xsl:if>
      <xsl:apply-templates select="@*" mode="ed:arrange"/>
      <xsl:for-each select="$said(generate-id())"><label>{replace(normalize-space(), $ed:said-number, '$1', 's')}</label></xsl:for-each>
      <xsl:apply-templates select="node()" mode="ed:arrange"/>
    </xsl:copy>
  </xsl:template>

  <!-- The number that a note begins with stands in its label now. -->
  <xsl:template match="(note | note/p[1])/(text() | hi | num | seg)" mode="ed:arrange" as="node()*" priority="2">
    <xsl:param name="said" as="map(xs:string, node())" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="not($said(generate-id(ancestor::note[1])) is .)"><xsl:next-match/></xsl:when>
      <xsl:when test="self::text()"><xsl:value-of select="replace(., $ed:said-number, '$3', 's')"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A note without a name is called for its place; a second note of the same place has a number. -->
  <xsl:function name="ed:own-name" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="calls" as="map(xs:string, element(note)+)"/>
    <xsl:variable name="place" as="xs:string" select="ed:place-of($note)/@xml:id"/>
    <xsl:variable name="before" as="xs:integer" select="count($calls($place)[. &lt;&lt; $note])"/>
    <xsl:sequence select="'note-at.' || $place || ('.' || $before + 1)[$before gt 0]"/>
  </xsl:function>

  <!-- A word that goes on over the end of a line or page: the white space there is the encoder's (TEI 3.11.3). -->
  <xsl:template match="text//text()[ed:cuts(following-sibling::node()[1]) or ed:cuts(preceding-sibling::node()[1])]" mode="ed:arrange" as="text()?">
    <xsl:variable name="start" as="xs:string" select="if (ed:cuts(preceding-sibling::node()[1])) then replace(., '^\s+', '') else ."/>
    <xsl:value-of select="if (ed:cuts(following-sibling::node()[1])) then replace($start, '\s+$', '') else $start"/>
  </xsl:template>

  <xsl:function name="ed:cuts" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="exists($node[self::lb or self::pb or self::cb or self::gb or self::milestone][@break = 'no' or not(@break) and ed:before(.) ! matches(., '&#xAD;\s*$')])"/>
  </xsl:function>

  <!-- (A soft hyphen before the break says so, too.) -->
  <xsl:template match="(lb | pb | cb | gb | milestone)[not(@break)][ed:cuts(.)]" mode="ed:arrange" as="element()">
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:attribute name="break" select="'no'"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="ed:before" as="text()?">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/preceding-sibling::node()[1][self::text()]"/>
  </xsl:function>

  <xsl:function name="ed:after" as="text()?">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/following-sibling::node()[1][self::text()]"/>
  </xsl:function>

</xsl:stylesheet>
