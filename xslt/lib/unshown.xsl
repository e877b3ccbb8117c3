<?xml version="1.0" encoding="UTF-8"?>
<!-- What of a file no output shows, said in the report: nothing vanishes in silence. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:xi="http://www.w3.org/2001/XInclude"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Parts that lie in other files are not in the output: it must not look complete. -->
  <xsl:function name="ed:report-parts" as="empty-sequence()" visibility="public">
    <xsl:param name="tei" as="element()+"/>
    <xsl:variable name="parts" as="xs:integer" select="count($tei/(text | sourceDoc | standOff)//xi:include)"/>
    <xsl:if test="$parts gt 0">
      <xsl:message>[part-missing]{if ($parts = 1) then 'One part' else $parts || ' parts'} of the text {if ($parts = 1) then 'lies' else 'lie'} in other files (xi:include), which are not read: what is in them is missing here. Put them into this file first.</xsl:message>
    </xsl:if>
    <xsl:variable name="binary" as="xs:integer" select="count($tei/text//binaryObject)"/>
    <xsl:if test="$binary gt 0">
      <xsl:message>[binary-unshown]What the file holds of pictures or sounds itself (binaryObject, {ed:times($binary)}) is not shown. Save each as a file, and name it in a graphic.</xsl:message>
    </xsl:if>
    <xsl:sequence select="ed:report-beside($tei), ed:report-terms($tei/text)"/>
  </xsl:function>

  <!-- What stands in the header or beside the text and is shown nowhere. A list of persons or places to which the text points is the
       register of an index, which shows whom the text names; a list to which nothing points is shown nowhere. -->
  <xsl:function name="ed:report-beside" as="empty-sequence()">
    <xsl:param name="tei" as="element()+"/>
    <xsl:variable name="header" as="element(teiHeader)*" select="$tei/teiHeader"/>
    <xsl:variable name="pointed" as="map(xs:string, xs:boolean)" select="map:merge(
        distinct-values($tei/text//(@ref | @corresp | @who | @resp)) ! tokenize(.) ! map:entry(substring-after(., '#'), true()))"/>
    <xsl:variable name="lists" as="element()*" select="
        ($tei/standOff, $header/profileDesc/(particDesc, settingDesc), $header/fileDesc/sourceDesc)/(descendant::listPerson | descendant::listPlace | descendant::listOrg)"/>
    <xsl:variable name="kept" as="element()*" select="
        $lists[not(*[map:contains($pointed, string(@xml:id))])]/*[normalize-space()][not(self::head | self::listPerson | self::listPlace | self::listOrg)],
        $tei/standOff/(* except (listPerson, listPlace, listOrg, note, listBibl))[normalize-space()],
        $tei/facsimile[normalize-space() or .//graphic], $tei/sourceDoc[../text][normalize-space()],
        $header/fileDesc/(notesStmt, sourceDesc/(recordingStmt, scriptStmt, list), titleStmt/(sponsor, principal, meeting))[normalize-space()],
        $header/encodingDesc/(samplingDecl, listPrefixDef, metDecl, variantEncoding, transcriptionDesc)[normalize-space()],
        $header/profileDesc/(handNotes, textDesc, listTranspose, correspDesc/(correspContext, note), particDesc/p, settingDesc/(p, setting))[normalize-space()],
        $header/xenoData[normalize-space()]"/>
    <xsl:if test="exists($kept)">
      <xsl:message>[header-unshown]In the header or beside the text there is what no output shows: {ed:counted($kept)}.</xsl:message>
    </xsl:if>
  </xsl:function>

  <!-- Terms for an index stand in no text, and of notes without a word there is nothing to show. -->
  <xsl:function name="ed:report-terms" as="empty-sequence()">
    <xsl:param name="text" as="element(text)*"/>
    <xsl:variable name="terms" as="element(index)*" select="$text//index[not(ancestor::index)][normalize-space()]"/>
    <xsl:if test="exists($terms)">
      <xsl:message>[index-unshown]Terms for an index (index, {ed:times(count($terms))}) are no words of the text and not shown.</xsl:message>
    </xsl:if>
    <xsl:variable name="void" as="element(note)*" select="$text//note[ed:is-void(.)]"/>
    <xsl:if test="exists($void)">
      <xsl:message>[notes-void]Notes in which nothing stands (note, {ed:times(count($void))}) are not shown.</xsl:message>
    </xsl:if>
  </xsl:function>

  <!-- The description of a manuscript, running heads and catchwords of the copy are shown on the web page alone (a page number that pb has too is shown with the page).
       The outputs that leave them out say so. -->
  <xsl:function name="ed:report-page-alone" as="empty-sequence()" visibility="public">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:if test="exists($text/../teiHeader/fileDesc/sourceDesc//msDesc/(* except (msIdentifier, head))[normalize-space()])">
      <xsl:message>[description-unshown]The description of the manuscript in the header (msDesc) is on the web page, but not in books and the reading text, where at most its place and shelfmark stand.</xsl:message>
    </xsl:if>
    <xsl:variable name="furniture" as="element(fw)*" select="
        $text//fw[normalize-space()][not(@type = 'pageNum' and normalize-space() = preceding-sibling::*[1]/self::pb/@n)]"/>
    <xsl:if test="exists($furniture)">
      <xsl:message>[running-heads-unshown]Running heads, page numbers and catchwords of the copy (fw, {ed:times(count($furniture))}) are on the web page and in the exact text, but not in books and the reading text.</xsl:message>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:times" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="if ($number = 1) then 'once' else $number || ' times'"/>
  </xsl:function>

  <!-- “person” (2 times), “event”. -->
  <xsl:function name="ed:counted" as="xs:string">
    <xsl:param name="elements" as="element()*"/>
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:for-each-group select="$elements" group-by="local-name()">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:sequence select="'“' || current-grouping-key() || '”' || (if (count(current-group()) gt 1) then ' (' || count(current-group()) || ' times)' else '')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($kinds, ', ')"/>
  </xsl:function>

  <!-- Where there is no text. -->
  <xsl:function name="ed:report-texts" as="empty-sequence()">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:if test="empty($tei/(text, sourceDoc))">
      <xsl:sequence select="ed:report-no-text()"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:report-no-text" as="empty-sequence()" visibility="public">
    <xsl:message>[text-missing]There is no text in the file: neither &lt;text&gt; nor &lt;sourceDoc&gt;. What else is in it, a list of persons or places for instance, is not shown.</xsl:message>
  </xsl:function>

</xsl:stylesheet>
