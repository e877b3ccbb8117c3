<?xml version="1.0" encoding="UTF-8"?>
<!-- What goes to the page of what follows it, what stands close to it, and what is set smaller or further in, for all page makers. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- True of a verse that goes to the page of the next: the first of several, the last but one, every one of a quatrain.
       (Siblings are asked for, not counted: a poem may be one group of thousands.) -->
  <xsl:function name="m:stays-with-next" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element(p:line)"/>
    <xsl:sequence select="exists($line/following-sibling::p:line[1])
      and (empty($line/preceding-sibling::p:line[1]) or empty($line/following-sibling::p:line[2]) or empty($line/../p:line[5]))"/>
  </xsl:function>

  <!-- True of the heading of a chapter in a part: of a lower level, but it begins a page as chapters do where there are no parts. -->
  <xsl:function name="m:opens-page" as="xs:boolean" visibility="public">
    <xsl:param name="head" as="element(p:head)"/>
    <xsl:sequence select="xs:integer($head/@level) gt 2 and exists($head/parent::p:section[@new-page ne 'no']) and empty($head/preceding-sibling::*[not(self::p:source-page or self::p:anchor)])"/>
  </xsl:function>

  <!-- True of a table that surely fills less than half a page, for page makers that do not measure it. -->
  <xsl:function name="m:is-small-table" as="xs:boolean" visibility="public">
    <xsl:param name="table" as="element(p:table)"/>
    <xsl:sequence select="empty($table/p:row[13]) and empty($table//(p:note | p:graphic | p:br | p:para | p:line)) and string-length($table) lt 600"/>
  </xsl:function>

  <!-- True of an item with nothing before it to show where it begins: its further lines are set in more than the first. -->
  <xsl:function name="m:turns-over" as="xs:boolean" visibility="public">
    <xsl:param name="item" as="element(p:item)"/>
    <xsl:sequence select="exists($item/parent::p:list[@kind = 'plain']) and empty($item/p:label) and exists($item/*[not(self::p:source-page or self::p:anchor)][1][self::p:para])"/>
  </xsl:function>

  <!-- True of a heading that would fill three lines and more in the size of its level. -->
  <xsl:function name="m:is-long" as="xs:boolean" visibility="public">
    <xsl:param name="head" as="element(p:head)"/>
    <xsl:sequence select="sum($head//text()[not(ancestor::p:note)] ! string-length()) gt 80"/>
  </xsl:function>

  <!-- True of what opens a division after or without its heading, such as the day of an entry and the directions at the head of a scene:
       it would close the page before it alone. (Not of a description that may be as long as a page: the page before it would stay blank.) -->
  <xsl:function name="m:opens-division" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element(p:line-of)"/>
    <xsl:sequence select="$line/@role = $m:opening-roles and exists($line/parent::p:section) and exists($line/following-sibling::*[1]) and string-length($line) lt 500
      and empty($line/preceding-sibling::*[not(self::p:head or self::p:subhead or self::p:source-page or self::p:anchor or self::p:line-of[@role = $m:opening-roles])][1])"/>
  </xsl:function>

  <!-- True of the last paragraph of a letter, before its closing formula: that would stand alone at the head of the next page. -->
  <xsl:function name="m:closes-letter" as="xs:boolean" visibility="public">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="exists($para/following-sibling::*[not(self::p:source-page or self::p:anchor)][1][self::p:set-off[@kind = 'closer']])"/>
  </xsl:function>

  <!-- True of the last paragraph of the speech before the direction that ends a scene, “[Exeunt.]”: that would stand alone there, too. -->
  <xsl:function name="m:closes-scene" as="xs:boolean" visibility="private">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="empty($para/following-sibling::*) and exists($para/parent::p:speech/following-sibling::*[1][self::p:line-of[@role = 'stage']][empty(following-sibling::*)])"/>
  </xsl:function>

  <!-- True of the words above a table that are no sentence of their own, “Depth of water, in feet”, “The accounts are these:”; above a list, if there is a colon behind them (“Method:”). -->
  <xsl:function name="m:announces" as="xs:boolean" visibility="private">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:variable name="next" as="element()?" select="$para/following-sibling::*[not(self::p:source-page or self::p:anchor)][1]"/>
    <xsl:sequence select="exists($next[self::p:table]) and matches($para, '[^.!?…”’»«“\s]\s*$') or exists($next[self::p:list]) and matches($para, ':\s*$')"/>
  </xsl:function>

  <!-- True of a paragraph that goes to the page of what follows it, as far as it is short. -->
  <xsl:function name="m:goes-with-next" as="xs:boolean" visibility="public">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="m:closes-letter($para) or m:closes-scene($para) or m:announces($para)"/>
  </xsl:function>

  <!-- True of two lines of one closing formula (“I remain, Sir,” “your obedient servant,”): no space divides them. -->
  <xsl:function name="m:one-formula" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element(p:line-of)"/>
    <xsl:param name="beside" as="element()?"/>
    <xsl:sequence select="$line/@role = 'salute' and exists($beside[self::p:line-of[@role = 'salute']])"/>
  </xsl:function>

  <xsl:variable name="m:opening-roles" as="xs:string+" select="'dateline', 'salute', 'byline', 'stage'"/>
</xsl:stylesheet>
