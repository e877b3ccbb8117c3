<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI that we did not write: what has an equal among our elements, and the rest. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Foreign TEI: first what has an equal among our elements, then the rest. -->

  <xsl:template match="div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="ed:text" as="element(div)">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <div ed:level="{substring-after(local-name(), 'div')}">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </div>
  </xsl:template>

  <!-- A pointer is a reference without words: one to a part of the text says the heading of it, one to another place its address,
       which stands apart from the words around it. -->
  <xsl:template match="ptr" mode="ed:text" as="node()+">
    <xsl:variable name="address" as="xs:string?" select="tokenize(@target)[1][not(starts-with(., '#'))][not(current()/@type = 'noteAnchor')]"/>
    <xsl:if test="exists($address) and preceding-sibling::node()[not(self::comment())][1][self::ptr or matches(., '[^\s(\[{\-—–]$')]">
      <xsl:text> </xsl:text>
    </xsl:if>
    <ref>
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:if test="not(@type = 'noteAnchor')">{
        if (starts-with(@target, '#')) then key('ed:by-id', substring(tokenize(@target)[1], 2), root(.))[1]/head[1] ! ed:plain(.) else $address}</xsl:if>
    </ref>
    <xsl:if test="exists($address) and following-sibling::node()[not(self::comment())][1][matches(., '^[\p{L}\p{N}]')]">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="ab" mode="ed:mark ed:text" as="element(p)">
    <p>
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </p>
  </xsl:template>

  <!-- Terms for an index are no words of the text; the report counts them. -->
  <xsl:template match="index" mode="ed:text" as="empty-sequence()"/>

  <!-- Pictures and sounds written in letters and figures are no words; the report counts them. -->
  <xsl:template match="binaryObject" mode="ed:text" as="empty-sequence()"/>

  <!-- What an editor says of a picture stands below it. -->
  <xsl:template match="graphic[desc]" mode="ed:text" as="element()+">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
    </xsl:copy>
    <xsl:apply-templates select="desc" mode="ed:picture-said"/>
  </xsl:template>

  <xsl:mode name="ed:picture-said" on-no-match="fail"/>

  <xsl:template match="figure/graphic/desc" mode="ed:picture-said" as="element(figDesc)">
    <figDesc><xsl:apply-templates mode="ed:text"/></figDesc>
  </xsl:template>

  <xsl:template match="desc" mode="ed:picture-said" as="element(desc)">
    <desc><xsl:apply-templates mode="ed:text"/></desc>
  </xsl:template>

  <!-- What is said in a conversation, by whom: a speech. -->
  <xsl:template match="u[normalize-space(@who)]" mode="ed:text" as="element(sp)">
    <sp>
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <speaker>{string-join(tokenize(@who) ! replace(., '^.*#', '') ! (key('ed:by-id', ., root(current()))[1]/(persName, name)[1] ! ed:name-as-written(.), .)[. ne ''][1], ', ')}</speaker>
      <p><xsl:apply-templates select="node()" mode="#current"/></p>
    </sp>
  </xsl:template>

  <!-- The persons of a play are a list; a group of them is a list in it. -->
  <xsl:template match="castList" mode="ed:text" as="element(list)">
    <list>
      <xsl:call-template name="ed:in-cast-list"/>
    </list>
  </xsl:template>

  <xsl:template match="castItem" mode="ed:text" as="element(item)">
    <item>
      <xsl:call-template name="ed:in-cast-list">
        <xsl:with-param name="apart" select="not(text()[normalize-space()])"/>
      </xsl:call-template>
    </item>
  </xsl:template>

  <xsl:template match="castGroup" mode="ed:text" as="element(item)">
    <item>
      <list>
        <xsl:call-template name="ed:in-cast-list"/>
      </list>
    </item>
  </xsl:template>

  <!-- Where the copy turned a verse over, its page had no more room: page and book turn it over where they have none. (Not where a hyphen parts a word.) -->
  <xsl:template match="lb[not(@break)][ancestor::*[self::l or self::note][1]/self::l][not(ed:before(.) ! matches(., '[-¬⸗]\s*$'))]" mode="ed:text" as="text()?">
    <xsl:variable name="around" as="node()*" select="(preceding-sibling::node() | following-sibling::node())[self::* or normalize-space()]"/>
    <xsl:if test="(not(parent::l) or . >> $around[1] and . &lt;&lt; $around[last()]) and not(ed:before(.) ! matches(., '\s$') or ed:after(.) ! matches(., '^\s'))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A place kept for a book that nobody filled in. -->
  <xsl:template match="listBibl/bibl[not(* or @xml:id or normalize-space())]" mode="ed:text" as="empty-sequence()"/>

  <!-- A milestone alone in its division parts nothing: it is a mark of the encoder's. -->
  <xsl:template match="milestone[not(preceding-sibling::* or following-sibling::* or ../text()[normalize-space()] or @rend or @xml:id)]" mode="ed:text" as="empty-sequence()"/>

  <xsl:template name="ed:in-cast-list" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="apart" as="xs:boolean" select="false()"/>
    <xsl:sequence select="@xml:id, @xml:lang"/>
    <xsl:call-template name="ed:own"/>
    <xsl:choose>
      <xsl:when test="$apart"><xsl:call-template name="ed:apart"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="node()" mode="ed:text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note in which nothing stands, and to which nothing points: its mark would lead nowhere. -->
  <xsl:template match="note[ed:is-void(.)]" mode="ed:text" as="empty-sequence()" priority="2"/>

  <xsl:function name="ed:is-void" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note[not(normalize-space())][not(descendant::*[not(self::p or self::ab or self::lb)])][not(@xml:id and key('ed:pointers', '#' || @xml:id, root()))])"/>
  </xsl:function>

  <!-- True for what no output shows: running heads of the copy, notes without words, and readings besides the one that is shown. -->
  <xsl:function name="ed:is-hidden" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::note[ed:is-void(.)] | $element/ancestor::fw | $element/ancestor::app[parent::listApp]) or exists($element/ancestor-or-self::*[parent::choice or parent::app][not(. is ed:reading(..))])"/>
  </xsl:function>

  <xsl:template name="ed:foreign" as="element(ed:foreign)">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="apart" as="xs:boolean" select="false()"/>
    <xsl:variable name="block" as="xs:boolean" select="
        exists(parent::div | parent::body | parent::front | parent::back | parent::text | parent::titlePage | parent::ed:foreign
               | p | ab | child::div | lg | list | table | head | sp | quote[p])"/>
    <ed:foreign name="{name()}" block="{if ($block) then 'yes' else 'no'}">
      <xsl:sequence select="@xml:id | @xml:lang | @n | @rend | @type | @url | @target"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:choose>
        <xsl:when test="$apart"><xsl:call-template name="ed:apart"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="node()" mode="#current"/></xsl:otherwise>
      </xsl:choose>
    </ed:foreign>
  </xsl:template>

</xsl:stylesheet>
