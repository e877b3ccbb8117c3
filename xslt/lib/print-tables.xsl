<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: each cell says where it stands (x and y, from 0), so that short rows and cells over several rows come out the same everywhere. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="table" mode="m:flow" as="element(p:table)">
    <xsl:variable name="places" as="map(xs:string, xs:integer+)" select="m:places(.)"/>
    <xsl:variable name="columns" as="xs:integer" select="max((1, map:keys($places) ! ($places(.)[1] + $places(.)[3])))"/>
    <p:table columns="{$columns}">
      <xsl:call-template name="m:widths">
        <xsl:with-param name="places" select="$places"/>
        <xsl:with-param name="columns" select="$columns"/>
      </xsl:call-template>
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates select="head | row" mode="m:flow">
        <xsl:with-param name="places" select="$places" tunnel="yes"/>
        <xsl:with-param name="heads" select="m:head-rows(.)" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="of" select="* except (head, row, pb[following-sibling::*[1][self::row]])"/>
      </xsl:call-template>
    </p:table>
  </xsl:template>

  <!-- widths: how many letters each column has room for, for page makers that do not measure: its longest word at least, as many as its longest cell, but not more than 40.
       shares: the same in ems, with the space between columns. If not all of it fits into a line, each column has room for its longest word, and what is
       left is shared evenly, but no column gets more than its longest cell wants: so short cells keep to one line, and long ones turn over, and so does the head of the table above short ones. If that is not enough, the letters are smaller (scale). -->
  <xsl:template name="m:widths" as="attribute()+">
    <xsl:param name="places" as="map(xs:string, xs:integer+)"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <!-- Column → letters of its longest word, of its longest cell, of its longest cell if the head of the table turns over (once, a long one twice). -->
    <xsl:variable name="heads" as="xs:integer" select="count(m:head-rows(.))"/>
    <xsl:variable name="letters" as="map(xs:integer, xs:integer+)">
      <xsl:map>
        <xsl:for-each-group select="row/cell[$places(generate-id())[3] = 1]" group-by="$places(generate-id())[1]">
          <xsl:variable name="cells" as="xs:string*" select="current-group() ! m:plain(.)"/>
          <xsl:variable name="bold" as="xs:boolean+" select="current-group() ! ((@role, ../@role) = 'label')"/>
          <xsl:variable name="in-head" as="xs:boolean+" select="current-group() ! ($places(generate-id())[2] lt $heads)"/>
          <!-- (A capital is as wide as a letter and a third, and bold letters are an eighth wider.) -->
          <xsl:variable name="word" as="xs:integer" select="max((3, for $i in 1 to count($cells), $said in tokenize($cells[$i], '[\s–—/-]+')
            return string-length($said) + string-length(replace($said, '\P{Lu}', '')) idiv 3 + (if ($bold[$i]) then (string-length($said) + 4) idiv 8 else 0)))"/>
          <xsl:variable name="unparted" as="xs:integer" select="max(($word, $cells ! tokenize(.) ! string-length()))"/>
          <xsl:variable name="turned" as="xs:integer+" select="for $i in 1 to count($cells) return string-length($cells[$i]) idiv (if (not($in-head[$i])) then 1 else if (string-length($cells[$i]) gt 24) then 3 else 2)"/>
          <xsl:map-entry key="current-grouping-key()" select="$word, max(($unparted, min((40, max($cells ! string-length()))))), max(($unparted, min((40, max($turned)))))"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:variable name="all" as="xs:integer+" select="0 to $columns - 1"/>
    <xsl:variable name="format" as="xs:decimal+" select="m:format($options?page)"/>
    <xsl:variable name="line" as="xs:decimal" select="($format[1] - $format[3] - $format[4]) div 0.35278 div (0.9 * $format[7])"/>
    <xsl:variable name="wished" as="xs:decimal+" select="$all ! (1 + 0.5 * min((40, ($letters(.)[2], 6)[1])))"/>
    <xsl:variable name="needed" as="xs:decimal+" select="$all ! (1 + 0.5 * min((24, ($letters(.)[1], 6)[1])))"/>
    <xsl:variable name="fits" as="xs:boolean" select="sum($wished) le $line"/>
    <xsl:variable name="scale" as="xs:decimal" select="if ($fits) then 1 else max((0.7, min((1, round($line div sum($needed), 2)))))"/>
    <xsl:variable name="left" as="xs:decimal" select="max((0, $line div $scale - sum($needed)))"/>
    <xsl:variable name="more" as="xs:decimal+" select="for $i in 1 to $columns return max((0, 1 + 0.5 * min((40, ($letters($i - 1)[3], 6)[1])) - $needed[$i]))"/>
    <xsl:attribute name="widths" select="$all ! ($letters(.)[2], 6)[1]"/>
    <xsl:attribute name="fits" select="m:yes($fits)"/>
    <xsl:attribute name="scale" select="$scale"/>
    <xsl:attribute name="shares" select="
      if ($fits) then $wished ! round(., 1)
      else for $i in 1 to $columns return round($needed[$i] + min(($more[$i], m:even-share(sort($more), $left))), 1)"/>
  </xsl:template>

  <!-- How much each gets of what is left, if those who want less leave the rest to the others. -->
  <xsl:function name="m:even-share" as="xs:decimal" visibility="private">
    <xsl:param name="wanted" as="xs:decimal*"/>
    <xsl:param name="left" as="xs:decimal"/>
    <xsl:variable name="even" as="xs:decimal" select="$left div max((1, count($wanted)))"/>
    <xsl:sequence select="if (empty($wanted) or $wanted[1] gt $even) then $even else max(($wanted[1], m:even-share(tail($wanted), $left - $wanted[1])))"/>
  </xsl:function>

  <!-- Rows of labels at the top are the head of the table, repeated on every page and read as such aloud. -->
  <xsl:function name="m:head-rows" as="element(row)*" visibility="private">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="first" as="element(row)?" select="$table/row[not(@role = 'label')][1]"/>
    <xsl:sequence select="$first/preceding-sibling::row"/>
  </xsl:function>

  <!-- For each cell (by generate-id) its column, its row, and over how many of them it goes: the first free place of its row that has the room. -->
  <xsl:function name="m:places" as="map(xs:string, xs:integer+)" visibility="private">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="heads" as="xs:integer" select="count(m:head-rows($table))"/>
    <xsl:variable name="all" as="xs:integer" select="count($table/row)"/>
    <xsl:variable name="numbers" as="map(xs:string, xs:integer)" select="map:merge(for $i in 1 to $all return map:entry(generate-id($table/row[$i]), $i - 1))"/>
    <xsl:iterate select="$table/row/(cell, .[not(cell)])">
      <xsl:param name="taken" as="map(xs:string, xs:boolean)" select="map { }"/>
      <xsl:param name="places" as="map(xs:string, xs:integer+)" select="map { }"/>
      <xsl:on-completion select="m:without-empty-columns($places)"/>
      <xsl:variable name="y" as="xs:integer" select="$numbers(generate-id((self::row, ..)[1]))"/>
      <xsl:variable name="columns" as="xs:integer" select="m:span(@cols)"/>
      <xsl:variable name="rows" as="xs:integer" select="min((m:span(@rows), (if ($y lt $heads) then $heads else $all) - $y))"/>
      <xsl:variable name="x" as="xs:integer" select="m:first-free($taken, 0, $y, $columns)"/>
      <xsl:next-iteration>
        <xsl:with-param name="taken" select="fold-left(
          for $row in $y to $y + $rows - 1, $column in $x to $x + $columns - 1 return $column || ' ' || $row, $taken, function($map, $place) { map:put($map, $place, true()) })"/>
        <xsl:with-param name="places" select="map:put($places, generate-id(), ($x, $y, $columns, $rows))"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- A column in which no cell begins has no width: it is counted out. -->
  <xsl:function name="m:without-empty-columns" as="map(xs:string, xs:integer+)" visibility="private">
    <xsl:param name="places" as="map(xs:string, xs:integer+)"/>
    <xsl:variable name="begun" as="xs:integer*" select="sort(distinct-values(map:for-each($places, function($key, $place) { $place[1] })))"/>
    <xsl:sequence select="map:merge(map:for-each($places, function($key, $place) { map:entry($key,
      (index-of($begun, $place[1]) - 1, $place[2], count($begun[. ge $place[1] and . lt $place[1] + $place[3]]), $place[4])) }))"/>
  </xsl:function>

  <xsl:function name="m:span" as="xs:integer" visibility="private">
    <xsl:param name="stated" as="attribute()?"/>
    <xsl:sequence select="if ($stated castable as xs:positiveInteger) then min((xs:integer($stated), 1000)) else 1"/>
  </xsl:function>

  <xsl:function name="m:first-free" as="xs:integer" visibility="private">
    <xsl:param name="taken" as="map(xs:string, xs:boolean)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="row" as="xs:integer"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="
      if (some $column in $from to $from + $columns - 1 satisfies $taken($column || ' ' || $row)) then m:first-free($taken, $from + 1, $row, $columns)
      else $from"/>
  </xsl:function>

  <xsl:template match="row" mode="m:flow" as="element(p:row)">
    <xsl:param name="heads" as="element(row)*" tunnel="yes"/>
    <p:row head="{m:yes(exists(. intersect $heads))}">
      <xsl:apply-templates select="cell" mode="m:flow"/>
      <xsl:if test="not(cell)"><xsl:call-template name="m:cell"/></xsl:if>
    </p:row>
  </xsl:template>

  <xsl:template match="cell" mode="m:flow" as="element(p:cell)">
    <xsl:call-template name="m:cell"/>
  </xsl:template>

  <!-- A cell, or a row that has none. What stands in a row beside its cells, and the page of the copy that begins before it, go into its first cell. -->
  <xsl:template name="m:cell" as="element(p:cell)">
    <xsl:param name="places" as="map(xs:string, xs:integer+)" tunnel="yes"/>
    <xsl:variable name="place" as="xs:integer+" select="$places(generate-id())"/>
    <xsl:variable name="row" as="element(row)" select="(self::row, ..)[1]"/>
    <p:cell x="{$place[1]}" y="{$place[2]}" columns="{$place[3]}" rows="{$place[4]}" label="{m:yes((@role, $row/@role) = 'label')}" figures="{m:yes(@ed:figures = 'yes')}">
      <xsl:call-template name="m:identity"/>
      <xsl:if test="not(preceding-sibling::cell)">
        <xsl:apply-templates select="$row/preceding-sibling::*[1][self::pb]" mode="m:pulled"/>
        <xsl:apply-templates select="$row/(* except cell)" mode="m:flow"/>
      </xsl:if>
      <xsl:if test="self::cell"><xsl:apply-templates mode="m:flow"/></xsl:if>
    </p:cell>
  </xsl:template>
</xsl:stylesheet>
