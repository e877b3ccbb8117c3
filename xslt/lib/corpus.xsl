<?xml version="1.0" encoding="UTF-8"?>
<!-- A file with several texts, each with a header of its own (teiCorpus, TEI inside TEI), made ready for the outputs. Not a part of any package: it is compiled
     and run (ed:several) only where there is such a file.

     form=one:   a single TEI whose text is a group of them, each with its title; what the headers say of each stands in ed:part, the lists of persons and places
                 of all are together. For outputs that show one text.
     form=apart: a teiCorpus with all texts side by side, a smaller corpus among them as a TEI of its own with a title and no text (ed:part="yes"), and how deep
                 each stands (ed:depth). For books.

     A name (xml:id) that comes once in the file stays as it is. Of one that comes again the second is called for its text (“letter-2.p1”), and so are the
     pointers of that text; but a person or place of which two texts say the same is one. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:c="urn:x-teiwright:corpus"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:param name="form" as="xs:string" select="'one'"/>
  <xsl:param name="language" as="xs:string" select="''"/>

  <xsl:key name="c:named" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="named" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="*" mode="c:named"/>
      </xsl:document>
    </xsl:variable>
    <xsl:document>
      <xsl:choose>
        <xsl:when test="$form = 'one'"><xsl:apply-templates select="$named/*" mode="c:one"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$named/*" mode="c:apart"/></xsl:otherwise>
      </xsl:choose>
    </xsl:document>
  </xsl:template>

  <!-- ============ names that come twice ============ -->

  <xsl:variable name="c:entries" as="xs:string+" select="'person', 'personGrp', 'place', 'org', 'bibl', 'biblStruct'"/>

  <xsl:function name="c:owner" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::*[self::TEI or self::teiCorpus][1]"/>
  </xsl:function>

  <!-- What is said under a name: of a person or place, all that its entry says; anything else is itself alone. -->
  <xsl:function name="c:said" as="xs:string">
    <xsl:param name="named" as="element()"/>
    <xsl:sequence select="if (local-name($named) = $c:entries) then serialize($named) else generate-id(c:owner($named))"/>
  </xsl:function>

  <!-- “owner name” → the name it has now. In books, where each text keeps its names to itself, only entries and texts are called anew. -->
  <xsl:variable name="c:names" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="//*[@xml:id]" group-by="string(@xml:id)">
        <xsl:variable name="id" as="xs:string" select="current-grouping-key()"/>
        <xsl:variable name="first" as="element()" select="c:owner(.)"/>
        <xsl:for-each-group select="current-group()[2] ! current-group()[$form = 'one' or local-name() = ('TEI', 'teiCorpus', $c:entries)]" group-by="c:said(.)">
          <xsl:variable name="owner" as="element()" select="c:owner(.)"/>
          <xsl:variable name="name" as="xs:string" select="c:free(c:token($owner) || '.' || $id)"/>
          <xsl:sequence select="if ($owner is $first) then () else distinct-values(current-group() ! generate-id(c:owner(.))) ! map:entry(. || ' ' || $id, $name)"/>
        </xsl:for-each-group>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- What the new names of a text begin with: its own name, if no other text has it; else its number. -->
  <xsl:function name="c:token" as="xs:string">
    <xsl:param name="owner" as="element()"/>
    <xsl:sequence select="($owner/@xml:id[key('c:named', ., root($owner))[1] is $owner]/string(), $c:numbers(generate-id($owner)))[1]"/>
  </xsl:function>

  <xsl:variable name="c:numbers" as="map(xs:string, xs:string)" select="map:merge(let $all := //(TEI | teiCorpus) return for $n in 1 to count($all) return map:entry(generate-id($all[$n]), 'text-' || $n))"/>

  <xsl:variable name="c:file" as="document-node()" select="/"/>

  <xsl:function name="c:free" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (key('c:named', $name, $c:file)) then c:free($name || '_') else $name"/>
  </xsl:function>

  <xsl:mode name="c:named" on-no-match="shallow-copy"/>

  <xsl:template match="@xml:id" mode="c:named" as="attribute(xml:id)">
    <xsl:attribute name="xml:id" select="($c:names(generate-id(c:owner(..)) || ' ' || .), .)[1]"/>
  </xsl:template>

  <!-- What points to a name of its own text, or else of the corpus round it, points to it still. -->
  <xsl:template match="@*[contains(., '#')][map:size($c:names) gt 0]" mode="c:named" as="attribute()">
    <xsl:variable name="owners" as="xs:string*" select="reverse(../ancestor-or-self::*[self::TEI or self::teiCorpus]) ! generate-id()"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="
        string-join(tokenize(.) ! (if (starts-with(., '#')) then (let $id := substring(., 2) return '#' || ($owners ! $c:names(. || ' ' || $id), $id)[1]) else .), ' ')"/>
  </xsl:template>

  <!-- Of what two texts say of one person there is one entry. -->
  <xsl:template match="*[@xml:id][local-name() = $c:entries][$form = 'one']" mode="c:named" as="element()?">
    <xsl:if test="key('c:said', @xml:id || ' ' || c:said(.))[1] is ."><xsl:next-match/></xsl:if>
  </xsl:template>

  <xsl:key name="c:said" match="*[@xml:id][local-name() = $c:entries]" use="@xml:id || ' ' || c:said(.)"/>

  <!-- ============ form=one ============ -->

  <xsl:mode name="c:one" on-no-match="fail"/>

  <xsl:template match="TEI | teiCorpus" mode="c:one" as="element(TEI)">
    <xsl:variable name="texts" as="element(TEI)*" select="descendant-or-self::TEI ! ed:with-text(.)"/>
    <xsl:variable name="language-of-all" as="xs:string?" select="(@xml:lang/string(), ed:language-of-most($texts[text] ! c:language(.)), 'en')[1]"/>
    <xsl:variable name="labels" as="xs:string" select="ed:asked-language($language, $language-of-all)"/>
    <xsl:sequence select="ed:report-parts((self::teiCorpus, descendant-or-self::TEI)), c:report-empty(descendant-or-self::TEI[not(text or sourceDoc or TEI)], $labels)"/>
    <xsl:variable name="others" as="element(teiHeader)*" select="descendant::teiHeader[not(parent::*/parent::document-node())]"/>
    <TEI>
      <xsl:sequence select="@xml:id, @xml:lang"/>
      <teiHeader>
        <xsl:sequence select="teiHeader/@*, teiHeader/fileDesc"/>
        <encodingDesc>
          <xsl:sequence select="teiHeader/encodingDesc/*, $others/encodingDesc/classDecl"/>
        </encodingDesc>
        <profileDesc>
          <xsl:sequence select="teiHeader/profileDesc/*, $others/profileDesc/(particDesc | settingDesc)"/>
        </profileDesc>
        <xsl:sequence select="teiHeader/revisionDesc"/>
      </teiHeader>
      <xsl:if test=".//standOff">
        <standOff><xsl:sequence select=".//standOff/*"/></standOff>
      </xsl:if>
      <text xml:lang="{$language-of-all}">
        <group>
          <xsl:apply-templates select="text, TEI | teiCorpus" mode="c:member">
            <xsl:with-param name="labels" as="xs:string" select="$labels" tunnel="yes"/>
            <xsl:with-param name="texts" as="map(xs:string, element(TEI))" select="let $all := descendant-or-self::TEI return map:merge(for $n in 1 to count($all) return map:entry(generate-id($all[$n]), $texts[$n]))" tunnel="yes"/>
          </xsl:apply-templates>
        </group>
      </text>
      <xsl:apply-templates select=".//(TEI | teiCorpus)" mode="c:part">
        <xsl:with-param name="labels" as="xs:string" select="$labels"/>
        <xsl:with-param name="whole" as="element(teiHeader)?" select="teiHeader"/>
      </xsl:apply-templates>
    </TEI>
  </xsl:template>

  <xsl:function name="c:language" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="string(($tei/text/@xml:lang, $tei/(ancestor-or-self::*/@xml:lang)[last()], 'en')[1])"/>
  </xsl:function>

  <xsl:function name="c:report-empty" as="empty-sequence()">
    <xsl:param name="empty" as="element(TEI)*"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:if test="exists($empty)">
      <xsl:message>[text-missing]{if (count($empty) = 1) then 'One text' else count($empty) || ' texts'} in the file {if (count($empty) = 1) then 'has' else 'have'} no words, only {
        if (count($empty) = 1) then 'a header' else 'headers'}: {string-join($empty[position() le 5] ! ('“' || ed:called(., $labels) || '”'), ', ')}{' …'[count($empty) gt 5]}.</xsl:message>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="c:member" on-no-match="fail"/>

  <!-- A text that belongs to the whole corpus. -->
  <xsl:template match="text" mode="c:member" as="element(text)">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A corpus in a corpus, and a text with others inside it. -->
  <xsl:template match="teiCorpus | TEI[TEI]" mode="c:member" as="element(group)">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <group>
      <xsl:sequence select="@xml:id, @xml:lang"/>
      <head>{ed:called(., $labels)}</head>
      <xsl:apply-templates select="text, TEI | teiCorpus" mode="#current"/>
    </group>
  </xsl:template>

  <xsl:template match="TEI" mode="c:member" as="element(text)">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:param name="texts" as="map(xs:string, element(TEI))" tunnel="yes"/>
    <xsl:variable name="text" as="element(text)?" select="$texts(generate-id())/text"/>
    <xsl:variable name="called" as="xs:string" select="ed:called(., $labels)"/>
    <text ed:called="{$called}" ed:authors="{string-join(ed:authors(.), ', ')}" ed:quotation-marks="{(teiHeader/encodingDesc/editorialDecl/quotation/@marks)[1]}">
      <xsl:sequence select="$text/@*, (@xml:id, $text/@xml:id)[1], (@xml:lang[not($text/@xml:lang)])"/>
      <xsl:choose>
        <xsl:when test="$text/front/titlePage//titlePart or c:words(string(($text/(front | body)/(head | div[not(preceding-sibling::div)]/head))[1] ! ed:plain(.))) eq c:words($called)">
          <xsl:sequence select="$text/node()"/>
        </xsl:when>
        <xsl:otherwise>
          <front>
            <titlePage type="heading">
              <xsl:for-each select="ed:authors(.)"><docAuthor>{.}</docAuthor></xsl:for-each>
              <docTitle><titlePart>{$called}</titlePart></docTitle>
              <xsl:for-each select="teiHeader/profileDesc/creation/date[ed:is-said(.)][not(contains($called, normalize-space()))][1]"><docDate>{normalize-space()}</docDate></xsl:for-each>
            </titlePage>
            <xsl:sequence select="$text/front/node()"/>
          </front>
          <xsl:sequence select="$text/(node() except front)"/>
        </xsl:otherwise>
      </xsl:choose>
    </text>
  </xsl:template>

  <xsl:function name="c:words" as="xs:string">
    <xsl:param name="said" as="xs:string"/>
    <xsl:sequence select="replace(lower-case($said), '[^\p{L}\p{N}]', '')"/>
  </xsl:function>

  <!-- What the header of one text says. -->
  <xsl:mode name="c:part" on-no-match="fail"/>

  <xsl:template match="TEI | teiCorpus" mode="c:part" as="element(ed:part)">
    <xsl:param name="labels" as="xs:string"/>
    <xsl:param name="whole" as="element(teiHeader)?"/>
    <xsl:variable name="alone" as="element(TEI)"><TEI><xsl:sequence select="@*, teiHeader, text[1]"/></TEI></xsl:variable>
    <xsl:variable name="said" as="element()*" select="teiHeader/encodingDesc/(projectDesc | editorialDecl)[normalize-space()]"/>
    <ed:part>
      <xsl:sequence select="teiHeader/@xml:lang, ed:facts($alone, $labels)"/>
      <xsl:sequence select="$said[not(some $other in $whole/encodingDesc/* satisfies deep-equal(., $other))]"/>
    </ed:part>
  </xsl:template>

  <!-- ============ form=apart ============ -->

  <xsl:mode name="c:apart" on-no-match="fail"/>

  <xsl:template match="TEI | teiCorpus" mode="c:apart" as="element(teiCorpus)">
    <xsl:sequence select="ed:report-parts((self::teiCorpus, descendant-or-self::TEI)), c:report-empty(descendant-or-self::TEI[not(text or sourceDoc or TEI)], 'en')"/>
    <teiCorpus>
      <xsl:sequence select="@*, * except (text | sourceDoc | TEI | teiCorpus)"/>
      <xsl:if test="text or sourceDoc">
        <TEI ed:depth="0"><xsl:sequence select="teiHeader, text, sourceDoc"/></TEI>
      </xsl:if>
      <xsl:apply-templates select="TEI | teiCorpus" mode="c:beside"><xsl:with-param name="depth" as="xs:integer" select="0"/></xsl:apply-templates>
    </teiCorpus>
  </xsl:template>

  <xsl:mode name="c:beside" on-no-match="fail"/>

  <xsl:template match="TEI | teiCorpus" mode="c:beside" as="element(TEI)+">
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:variable name="holds" as="xs:boolean" select="exists(TEI | teiCorpus)"/>
    <TEI ed:depth="{$depth}">
      <xsl:if test="$holds or not(text or sourceDoc)"><xsl:attribute name="ed:part" select="'yes'"/></xsl:if>
      <xsl:sequence select="ancestor::*/@xml:lang[last()], @*, * except (TEI | teiCorpus)"/>
    </TEI>
    <xsl:apply-templates select="TEI | teiCorpus" mode="#current"><xsl:with-param name="depth" as="xs:integer" select="$depth + 1"/></xsl:apply-templates>
  </xsl:template>

</xsl:stylesheet>
