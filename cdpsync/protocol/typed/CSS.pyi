# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypedDict, type_check_only
from typing_extensions import NotRequired, Unpack, deprecated
from cdpsync.engine import Event
from cdpsync.threads import Timeout
from . import DOM, Empty, Named, Page, TypedCommand, TypedEvent

StyleSheetOrigin: TypeAlias = Literal['injected', 'user-agent', 'inspector', 'regular']
class PseudoElementMatches(TypedDict):
    pseudoType: DOM.PseudoType
    pseudoIdentifier: NotRequired[str]
    matches: list[RuleMatch]
class CSSAnimationStyle(TypedDict):
    name: NotRequired[str]
    style: CSSStyle
class InheritedStyleEntry(TypedDict):
    inlineStyle: NotRequired[CSSStyle]
    matchedCSSRules: list[RuleMatch]
class InheritedAnimatedStyleEntry(TypedDict):
    animationStyles: NotRequired[list[CSSAnimationStyle]]
    transitionsStyle: NotRequired[CSSStyle]
class InheritedPseudoElementMatches(TypedDict):
    pseudoElements: list[PseudoElementMatches]
class RuleMatch(TypedDict):
    rule: CSSRule
    matchingSelectors: list[int]
class Value(TypedDict):
    text: str
    range: NotRequired[SourceRange]
    specificity: NotRequired[Specificity]
class SpecificityComponent(TypedDict):
    text: str
    a: int
    b: int
    c: int
class Specificity(TypedDict):
    a: int
    b: int
    c: int
    components: NotRequired[list[SpecificityComponent]]
class SelectorList(TypedDict):
    selectors: list[Value]
    text: str
class CSSStyleSheetHeader(TypedDict):
    styleSheetId: DOM.StyleSheetId
    frameId: Page.FrameId
    sourceURL: str
    sourceMapURL: NotRequired[str]
    origin: StyleSheetOrigin
    title: str
    ownerNode: NotRequired[DOM.BackendNodeId]
    disabled: bool
    hasSourceURL: NotRequired[bool]
    isInline: bool
    isMutable: bool
    isConstructed: bool
    startLine: float
    startColumn: float
    length: float
    endLine: float
    endColumn: float
    loadingFailed: NotRequired[bool]
class CSSRule(TypedDict):
    styleSheetId: NotRequired[DOM.StyleSheetId]
    selectorList: SelectorList
    nestingSelectors: NotRequired[list[str]]
    origin: StyleSheetOrigin
    style: CSSStyle
    originTreeScopeNodeId: NotRequired[DOM.BackendNodeId]
    media: NotRequired[list[CSSMedia]]
    containerQueries: NotRequired[list[CSSContainerQuery]]
    supports: NotRequired[list[CSSSupports]]
    layers: NotRequired[list[CSSLayer]]
    scopes: NotRequired[list[CSSScope]]
    ruleTypes: NotRequired[list[CSSRuleType]]
    startingStyles: NotRequired[list[CSSStartingStyle]]
    navigations: NotRequired[list[CSSNavigation]]
CSSRuleType: TypeAlias = Literal['MediaRule', 'SupportsRule', 'ContainerRule', 'LayerRule', 'ScopeRule', 'StyleRule', 'StartingStyleRule', 'NavigationRule']
class RuleUsage(TypedDict):
    styleSheetId: DOM.StyleSheetId
    startOffset: float
    endOffset: float
    used: bool
class SourceRange(TypedDict):
    startLine: int
    startColumn: int
    endLine: int
    endColumn: int
class ShorthandEntry(TypedDict):
    name: str
    value: str
    important: NotRequired[bool]
class CSSComputedStyleProperty(TypedDict):
    name: str
    value: str
class ComputedStyleExtraFields(TypedDict):
    isAppearanceBase: bool
class CSSStyle(TypedDict):
    styleSheetId: NotRequired[DOM.StyleSheetId]
    cssProperties: list[CSSProperty]
    shorthandEntries: list[ShorthandEntry]
    cssText: NotRequired[str]
    range: NotRequired[SourceRange]
class CSSProperty(TypedDict):
    name: str
    value: str
    important: NotRequired[bool]
    implicit: NotRequired[bool]
    text: NotRequired[str]
    parsedOk: NotRequired[bool]
    disabled: NotRequired[bool]
    range: NotRequired[SourceRange]
    longhandProperties: NotRequired[list[CSSProperty]]
class CSSMedia(TypedDict):
    text: str
    source: Literal['mediaRule', 'importRule', 'linkedSheet', 'inlineSheet']
    sourceURL: NotRequired[str]
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
    mediaList: NotRequired[list[MediaQuery]]
class MediaQuery(TypedDict):
    expressions: list[MediaQueryExpression]
    active: bool
class MediaQueryExpression(TypedDict):
    value: float
    unit: str
    feature: str
    valueRange: NotRequired[SourceRange]
    computedLength: NotRequired[float]
class CSSContainerQuery(TypedDict):
    text: str
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
    name: NotRequired[str]
    physicalAxes: NotRequired[DOM.PhysicalAxes]
    logicalAxes: NotRequired[DOM.LogicalAxes]
    queriesScrollState: NotRequired[bool]
    queriesAnchored: NotRequired[bool]
    conditionText: str
class CSSSupports(TypedDict):
    text: str
    active: bool
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
class CSSNavigation(TypedDict):
    text: str
    active: NotRequired[bool]
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
class CSSScope(TypedDict):
    text: str
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
class CSSLayer(TypedDict):
    text: str
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
class CSSStartingStyle(TypedDict):
    range: NotRequired[SourceRange]
    styleSheetId: NotRequired[DOM.StyleSheetId]
class CSSLayerData(TypedDict):
    name: str
    subLayers: NotRequired[list[CSSLayerData]]
    order: float
class PlatformFontUsage(TypedDict):
    familyName: str
    postScriptName: str
    isCustomFont: bool
    glyphCount: float
class FontVariationAxis(TypedDict):
    tag: str
    name: str
    minValue: float
    maxValue: float
    defaultValue: float
class FontFace(TypedDict):
    fontFamily: str
    fontStyle: str
    fontVariant: str
    fontWeight: str
    fontStretch: str
    fontDisplay: str
    unicodeRange: str
    src: str
    platformFontFamily: str
    fontVariationAxes: NotRequired[list[FontVariationAxis]]
class CSSTryRule(TypedDict):
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    style: CSSStyle
class CSSPositionTryRule(TypedDict):
    name: Value
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    style: CSSStyle
    active: bool
class CSSKeyframesRule(TypedDict):
    animationName: Value
    keyframes: list[CSSKeyframeRule]
class CSSPropertyRegistration(TypedDict):
    propertyName: str
    initialValue: NotRequired[Value]
    inherits: bool
    syntax: str
class CSSAtRule(TypedDict):
    type: Literal['font-face', 'font-feature-values', 'font-palette-values', 'counter-style']
    subsection: NotRequired[Literal['swash', 'annotation', 'ornaments', 'stylistic', 'styleset', 'character-variant']]
    name: NotRequired[Value]
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    style: CSSStyle
class CSSPropertyRule(TypedDict):
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    propertyName: Value
    style: CSSStyle
class CSSFunctionParameter(TypedDict):
    name: str
    type: str
class CSSFunctionConditionNode(TypedDict):
    media: NotRequired[CSSMedia]
    containerQueries: NotRequired[CSSContainerQuery]
    supports: NotRequired[CSSSupports]
    navigation: NotRequired[CSSNavigation]
    children: list[CSSFunctionNode]
    conditionText: str
class CSSFunctionNode(TypedDict):
    condition: NotRequired[CSSFunctionConditionNode]
    style: NotRequired[CSSStyle]
class CSSFunctionRule(TypedDict):
    name: Value
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    parameters: list[CSSFunctionParameter]
    children: list[CSSFunctionNode]
    originTreeScopeNodeId: NotRequired[DOM.BackendNodeId]
class CSSKeyframeRule(TypedDict):
    styleSheetId: NotRequired[DOM.StyleSheetId]
    origin: StyleSheetOrigin
    keyText: Value
    style: CSSStyle
class StyleDeclarationEdit(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class AddRuleParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    ruleText: str
    location: SourceRange
    nodeForPropertySyntaxValidation: NotRequired[DOM.NodeId]
class AddRuleResult(TypedDict):
    rule: CSSRule
class _addRule(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, ruleText: str, location: SourceRange, nodeForPropertySyntaxValidation: DOM.NodeId = ..., _timeout: Timeout = ...) -> AddRuleResult: ...
    def submit(self, **params: Unpack[AddRuleParams]) -> TypedCommand[AddRuleResult]: ...
class CollectClassNamesParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
class CollectClassNamesResult(TypedDict):
    classNames: list[str]
class _collectClassNames(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, _timeout: Timeout = ...) -> CollectClassNamesResult: ...
    def submit(self, **params: Unpack[CollectClassNamesParams]) -> TypedCommand[CollectClassNamesResult]: ...
class CreateStyleSheetParams(TypedDict):
    frameId: Page.FrameId
    force: NotRequired[bool]
class CreateStyleSheetResult(TypedDict):
    styleSheetId: DOM.StyleSheetId
class _createStyleSheet(Named):
    def __call__(self, *, frameId: Page.FrameId, force: bool = ..., _timeout: Timeout = ...) -> CreateStyleSheetResult: ...
    def submit(self, **params: Unpack[CreateStyleSheetParams]) -> TypedCommand[CreateStyleSheetResult]: ...
class _disable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class _enable(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class ForcePseudoStateParams(TypedDict):
    nodeId: DOM.NodeId
    forcedPseudoClasses: list[str] | tuple[str, ...]
class _forcePseudoState(Named):
    def __call__(self, *, nodeId: DOM.NodeId, forcedPseudoClasses: list[str] | tuple[str, ...], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ForcePseudoStateParams]) -> TypedCommand[Empty]: ...
class ForceStartingStyleParams(TypedDict):
    nodeId: DOM.NodeId
    forced: bool
class _forceStartingStyle(Named):
    def __call__(self, *, nodeId: DOM.NodeId, forced: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ForceStartingStyleParams]) -> TypedCommand[Empty]: ...
class ForcePositionTryOptionParams(TypedDict):
    nodeId: DOM.NodeId
    index: NotRequired[int]
class _forcePositionTryOption(Named):
    def __call__(self, *, nodeId: DOM.NodeId, index: int = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[ForcePositionTryOptionParams]) -> TypedCommand[Empty]: ...
class GetBackgroundColorsParams(TypedDict):
    nodeId: DOM.NodeId
class GetBackgroundColorsResult(TypedDict):
    backgroundColors: NotRequired[list[str]]
    computedFontSize: NotRequired[str]
    computedFontWeight: NotRequired[str]
class _getBackgroundColors(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetBackgroundColorsResult: ...
    def submit(self, **params: Unpack[GetBackgroundColorsParams]) -> TypedCommand[GetBackgroundColorsResult]: ...
class GetComputedStyleForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetComputedStyleForNodeResult(TypedDict):
    computedStyle: list[CSSComputedStyleProperty]
    extraFields: ComputedStyleExtraFields
class _getComputedStyleForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetComputedStyleForNodeResult: ...
    def submit(self, **params: Unpack[GetComputedStyleForNodeParams]) -> TypedCommand[GetComputedStyleForNodeResult]: ...
class ResolveValuesParams(TypedDict):
    values: list[str] | tuple[str, ...]
    nodeId: DOM.NodeId
    propertyName: NotRequired[str]
    pseudoType: NotRequired[DOM.PseudoType]
    pseudoIdentifier: NotRequired[str]
class ResolveValuesResult(TypedDict):
    results: list[str]
class _resolveValues(Named):
    def __call__(self, *, values: list[str] | tuple[str, ...], nodeId: DOM.NodeId, propertyName: str = ..., pseudoType: DOM.PseudoType = ..., pseudoIdentifier: str = ..., _timeout: Timeout = ...) -> ResolveValuesResult: ...
    def submit(self, **params: Unpack[ResolveValuesParams]) -> TypedCommand[ResolveValuesResult]: ...
class GetLonghandPropertiesParams(TypedDict):
    shorthandName: str
    value: str
class GetLonghandPropertiesResult(TypedDict):
    longhandProperties: list[CSSProperty]
class _getLonghandProperties(Named):
    def __call__(self, *, shorthandName: str, value: str, _timeout: Timeout = ...) -> GetLonghandPropertiesResult: ...
    def submit(self, **params: Unpack[GetLonghandPropertiesParams]) -> TypedCommand[GetLonghandPropertiesResult]: ...
class GetInlineStylesForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetInlineStylesForNodeResult(TypedDict):
    inlineStyle: NotRequired[CSSStyle]
    attributesStyle: NotRequired[CSSStyle]
class _getInlineStylesForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetInlineStylesForNodeResult: ...
    def submit(self, **params: Unpack[GetInlineStylesForNodeParams]) -> TypedCommand[GetInlineStylesForNodeResult]: ...
class GetAnimatedStylesForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetAnimatedStylesForNodeResult(TypedDict):
    animationStyles: NotRequired[list[CSSAnimationStyle]]
    transitionsStyle: NotRequired[CSSStyle]
    inherited: NotRequired[list[InheritedAnimatedStyleEntry]]
class _getAnimatedStylesForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetAnimatedStylesForNodeResult: ...
    def submit(self, **params: Unpack[GetAnimatedStylesForNodeParams]) -> TypedCommand[GetAnimatedStylesForNodeResult]: ...
class GetMatchedStylesForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetMatchedStylesForNodeResult(TypedDict):
    inlineStyle: NotRequired[CSSStyle]
    attributesStyle: NotRequired[CSSStyle]
    matchedCSSRules: NotRequired[list[RuleMatch]]
    pseudoElements: NotRequired[list[PseudoElementMatches]]
    inherited: NotRequired[list[InheritedStyleEntry]]
    inheritedPseudoElements: NotRequired[list[InheritedPseudoElementMatches]]
    cssKeyframesRules: NotRequired[list[CSSKeyframesRule]]
    cssPositionTryRules: NotRequired[list[CSSPositionTryRule]]
    activePositionFallbackIndex: NotRequired[int]
    cssPropertyRules: NotRequired[list[CSSPropertyRule]]
    cssPropertyRegistrations: NotRequired[list[CSSPropertyRegistration]]
    cssAtRules: NotRequired[list[CSSAtRule]]
    parentLayoutNodeId: NotRequired[DOM.NodeId]
    cssFunctionRules: NotRequired[list[CSSFunctionRule]]
class _getMatchedStylesForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetMatchedStylesForNodeResult: ...
    def submit(self, **params: Unpack[GetMatchedStylesForNodeParams]) -> TypedCommand[GetMatchedStylesForNodeResult]: ...
class GetEnvironmentVariablesResult(TypedDict):
    environmentVariables: dict[str, Any]
class _getEnvironmentVariables(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetEnvironmentVariablesResult: ...
    def submit(self) -> TypedCommand[GetEnvironmentVariablesResult]: ...
class GetMediaQueriesResult(TypedDict):
    medias: list[CSSMedia]
class _getMediaQueries(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> GetMediaQueriesResult: ...
    def submit(self) -> TypedCommand[GetMediaQueriesResult]: ...
class GetPlatformFontsForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetPlatformFontsForNodeResult(TypedDict):
    fonts: list[PlatformFontUsage]
class _getPlatformFontsForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetPlatformFontsForNodeResult: ...
    def submit(self, **params: Unpack[GetPlatformFontsForNodeParams]) -> TypedCommand[GetPlatformFontsForNodeResult]: ...
class GetStyleSheetTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
class GetStyleSheetTextResult(TypedDict):
    text: str
class _getStyleSheetText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, _timeout: Timeout = ...) -> GetStyleSheetTextResult: ...
    def submit(self, **params: Unpack[GetStyleSheetTextParams]) -> TypedCommand[GetStyleSheetTextResult]: ...
class GetLayersForNodeParams(TypedDict):
    nodeId: DOM.NodeId
class GetLayersForNodeResult(TypedDict):
    rootLayer: CSSLayerData
class _getLayersForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, _timeout: Timeout = ...) -> GetLayersForNodeResult: ...
    def submit(self, **params: Unpack[GetLayersForNodeParams]) -> TypedCommand[GetLayersForNodeResult]: ...
class GetLocationForSelectorParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    selectorText: str
class GetLocationForSelectorResult(TypedDict):
    ranges: list[SourceRange]
class _getLocationForSelector(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, selectorText: str, _timeout: Timeout = ...) -> GetLocationForSelectorResult: ...
    def submit(self, **params: Unpack[GetLocationForSelectorParams]) -> TypedCommand[GetLocationForSelectorResult]: ...
class TrackComputedStyleUpdatesForNodeParams(TypedDict):
    nodeId: NotRequired[DOM.NodeId]
class _trackComputedStyleUpdatesForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId = ..., _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackComputedStyleUpdatesForNodeParams]) -> TypedCommand[Empty]: ...
class TrackComputedStyleUpdatesParams(TypedDict):
    propertiesToTrack: Sequence[CSSComputedStyleProperty]
class _trackComputedStyleUpdates(Named):
    def __call__(self, *, propertiesToTrack: Sequence[CSSComputedStyleProperty], _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[TrackComputedStyleUpdatesParams]) -> TypedCommand[Empty]: ...
class TakeComputedStyleUpdatesResult(TypedDict):
    nodeIds: list[DOM.NodeId]
class _takeComputedStyleUpdates(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> TakeComputedStyleUpdatesResult: ...
    def submit(self) -> TypedCommand[TakeComputedStyleUpdatesResult]: ...
class SetEffectivePropertyValueForNodeParams(TypedDict):
    nodeId: DOM.NodeId
    propertyName: str
    value: str
class _setEffectivePropertyValueForNode(Named):
    def __call__(self, *, nodeId: DOM.NodeId, propertyName: str, value: str, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetEffectivePropertyValueForNodeParams]) -> TypedCommand[Empty]: ...
class SetPropertyRulePropertyNameParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    propertyName: str
class SetPropertyRulePropertyNameResult(TypedDict):
    propertyName: Value
class _setPropertyRulePropertyName(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, propertyName: str, _timeout: Timeout = ...) -> SetPropertyRulePropertyNameResult: ...
    def submit(self, **params: Unpack[SetPropertyRulePropertyNameParams]) -> TypedCommand[SetPropertyRulePropertyNameResult]: ...
class SetKeyframeKeyParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    keyText: str
class SetKeyframeKeyResult(TypedDict):
    keyText: Value
class _setKeyframeKey(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, keyText: str, _timeout: Timeout = ...) -> SetKeyframeKeyResult: ...
    def submit(self, **params: Unpack[SetKeyframeKeyParams]) -> TypedCommand[SetKeyframeKeyResult]: ...
class SetMediaTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetMediaTextResult(TypedDict):
    media: CSSMedia
class _setMediaText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetMediaTextResult: ...
    def submit(self, **params: Unpack[SetMediaTextParams]) -> TypedCommand[SetMediaTextResult]: ...
class SetContainerQueryTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetContainerQueryTextResult(TypedDict):
    containerQuery: CSSContainerQuery
class _setContainerQueryText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetContainerQueryTextResult: ...
    def submit(self, **params: Unpack[SetContainerQueryTextParams]) -> TypedCommand[SetContainerQueryTextResult]: ...
class SetContainerQueryConditionTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetContainerQueryConditionTextResult(TypedDict):
    containerQuery: CSSContainerQuery
class _setContainerQueryConditionText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetContainerQueryConditionTextResult: ...
    def submit(self, **params: Unpack[SetContainerQueryConditionTextParams]) -> TypedCommand[SetContainerQueryConditionTextResult]: ...
class SetSupportsTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetSupportsTextResult(TypedDict):
    supports: CSSSupports
class _setSupportsText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetSupportsTextResult: ...
    def submit(self, **params: Unpack[SetSupportsTextParams]) -> TypedCommand[SetSupportsTextResult]: ...
class SetNavigationTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetNavigationTextResult(TypedDict):
    navigation: CSSNavigation
class _setNavigationText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetNavigationTextResult: ...
    def submit(self, **params: Unpack[SetNavigationTextParams]) -> TypedCommand[SetNavigationTextResult]: ...
class SetScopeTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    text: str
class SetScopeTextResult(TypedDict):
    scope: CSSScope
class _setScopeText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, text: str, _timeout: Timeout = ...) -> SetScopeTextResult: ...
    def submit(self, **params: Unpack[SetScopeTextParams]) -> TypedCommand[SetScopeTextResult]: ...
class SetRuleSelectorParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    range: SourceRange
    selector: str
class SetRuleSelectorResult(TypedDict):
    selectorList: SelectorList
class _setRuleSelector(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, range: SourceRange, selector: str, _timeout: Timeout = ...) -> SetRuleSelectorResult: ...
    def submit(self, **params: Unpack[SetRuleSelectorParams]) -> TypedCommand[SetRuleSelectorResult]: ...
class SetStyleSheetTextParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
    text: str
class SetStyleSheetTextResult(TypedDict):
    sourceMapURL: NotRequired[str]
class _setStyleSheetText(Named):
    def __call__(self, *, styleSheetId: DOM.StyleSheetId, text: str, _timeout: Timeout = ...) -> SetStyleSheetTextResult: ...
    def submit(self, **params: Unpack[SetStyleSheetTextParams]) -> TypedCommand[SetStyleSheetTextResult]: ...
class SetStyleTextsParams(TypedDict):
    edits: Sequence[StyleDeclarationEdit]
    nodeForPropertySyntaxValidation: NotRequired[DOM.NodeId]
class SetStyleTextsResult(TypedDict):
    styles: list[CSSStyle]
class _setStyleTexts(Named):
    def __call__(self, *, edits: Sequence[StyleDeclarationEdit], nodeForPropertySyntaxValidation: DOM.NodeId = ..., _timeout: Timeout = ...) -> SetStyleTextsResult: ...
    def submit(self, **params: Unpack[SetStyleTextsParams]) -> TypedCommand[SetStyleTextsResult]: ...
class _startRuleUsageTracking(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> Empty: ...
    def submit(self) -> TypedCommand[Empty]: ...
class StopRuleUsageTrackingResult(TypedDict):
    ruleUsage: list[RuleUsage]
class _stopRuleUsageTracking(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> StopRuleUsageTrackingResult: ...
    def submit(self) -> TypedCommand[StopRuleUsageTrackingResult]: ...
class TakeCoverageDeltaResult(TypedDict):
    coverage: list[RuleUsage]
    timestamp: float
class _takeCoverageDelta(Named):
    def __call__(self, *, _timeout: Timeout = ...) -> TakeCoverageDeltaResult: ...
    def submit(self) -> TypedCommand[TakeCoverageDeltaResult]: ...
class SetLocalFontsEnabledParams(TypedDict):
    enabled: bool
class _setLocalFontsEnabled(Named):
    def __call__(self, *, enabled: bool, _timeout: Timeout = ...) -> Empty: ...
    def submit(self, **params: Unpack[SetLocalFontsEnabledParams]) -> TypedCommand[Empty]: ...
class FontsUpdatedParams(TypedDict):
    font: NotRequired[FontFace]
@type_check_only
class FontsUpdatedEvent(Event):
    method: Literal["CSS.fontsUpdated"]
    params: FontsUpdatedParams  # type: ignore[assignment]
@type_check_only
class MediaQueryResultChangedEvent(Event):
    method: Literal["CSS.mediaQueryResultChanged"]
    params: Empty  # type: ignore[assignment]
class StyleSheetAddedParams(TypedDict):
    header: CSSStyleSheetHeader
@type_check_only
class StyleSheetAddedEvent(Event):
    method: Literal["CSS.styleSheetAdded"]
    params: StyleSheetAddedParams  # type: ignore[assignment]
class StyleSheetChangedParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
@type_check_only
class StyleSheetChangedEvent(Event):
    method: Literal["CSS.styleSheetChanged"]
    params: StyleSheetChangedParams  # type: ignore[assignment]
class StyleSheetRemovedParams(TypedDict):
    styleSheetId: DOM.StyleSheetId
@type_check_only
class StyleSheetRemovedEvent(Event):
    method: Literal["CSS.styleSheetRemoved"]
    params: StyleSheetRemovedParams  # type: ignore[assignment]
class ComputedStyleUpdatedParams(TypedDict):
    nodeId: DOM.NodeId
@type_check_only
class ComputedStyleUpdatedEvent(Event):
    method: Literal["CSS.computedStyleUpdated"]
    params: ComputedStyleUpdatedParams  # type: ignore[assignment]
class CSSDomain(Named):
    @property
    def addRule(self) -> _addRule: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-addRule"""
    @property
    def collectClassNames(self) -> _collectClassNames: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-collectClassNames"""
    @property
    def createStyleSheet(self) -> _createStyleSheet: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-createStyleSheet"""
    @property
    def disable(self) -> _disable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-disable"""
    @property
    def enable(self) -> _enable: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-enable"""
    @property
    def forcePseudoState(self) -> _forcePseudoState: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-forcePseudoState"""
    @property
    def forceStartingStyle(self) -> _forceStartingStyle: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-forceStartingStyle"""
    @property
    def forcePositionTryOption(self) -> _forcePositionTryOption: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-forcePositionTryOption"""
    @property
    def getBackgroundColors(self) -> _getBackgroundColors: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getBackgroundColors"""
    @property
    def getComputedStyleForNode(self) -> _getComputedStyleForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getComputedStyleForNode"""
    @property
    def resolveValues(self) -> _resolveValues: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-resolveValues"""
    @property
    def getLonghandProperties(self) -> _getLonghandProperties: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getLonghandProperties"""
    @property
    def getInlineStylesForNode(self) -> _getInlineStylesForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getInlineStylesForNode"""
    @property
    def getAnimatedStylesForNode(self) -> _getAnimatedStylesForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getAnimatedStylesForNode"""
    @property
    def getMatchedStylesForNode(self) -> _getMatchedStylesForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getMatchedStylesForNode"""
    @property
    def getEnvironmentVariables(self) -> _getEnvironmentVariables: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getEnvironmentVariables"""
    @property
    def getMediaQueries(self) -> _getMediaQueries: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getMediaQueries"""
    @property
    def getPlatformFontsForNode(self) -> _getPlatformFontsForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getPlatformFontsForNode"""
    @property
    def getStyleSheetText(self) -> _getStyleSheetText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getStyleSheetText"""
    @property
    def getLayersForNode(self) -> _getLayersForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getLayersForNode"""
    @property
    def getLocationForSelector(self) -> _getLocationForSelector: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getLocationForSelector"""
    @property
    def trackComputedStyleUpdatesForNode(self) -> _trackComputedStyleUpdatesForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-trackComputedStyleUpdatesForNode"""
    @property
    def trackComputedStyleUpdates(self) -> _trackComputedStyleUpdates: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-trackComputedStyleUpdates"""
    @property
    def takeComputedStyleUpdates(self) -> _takeComputedStyleUpdates: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-takeComputedStyleUpdates"""
    @property
    def setEffectivePropertyValueForNode(self) -> _setEffectivePropertyValueForNode: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setEffectivePropertyValueForNode"""
    @property
    def setPropertyRulePropertyName(self) -> _setPropertyRulePropertyName: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setPropertyRulePropertyName"""
    @property
    def setKeyframeKey(self) -> _setKeyframeKey: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setKeyframeKey"""
    @property
    def setMediaText(self) -> _setMediaText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setMediaText"""
    @property
    @deprecated("the protocol says so")
    def setContainerQueryText(self) -> _setContainerQueryText: """Deprecated, experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setContainerQueryText"""
    @property
    def setContainerQueryConditionText(self) -> _setContainerQueryConditionText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setContainerQueryConditionText"""
    @property
    def setSupportsText(self) -> _setSupportsText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setSupportsText"""
    @property
    def setNavigationText(self) -> _setNavigationText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setNavigationText"""
    @property
    def setScopeText(self) -> _setScopeText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setScopeText"""
    @property
    def setRuleSelector(self) -> _setRuleSelector: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setRuleSelector"""
    @property
    def setStyleSheetText(self) -> _setStyleSheetText: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setStyleSheetText"""
    @property
    def setStyleTexts(self) -> _setStyleTexts: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setStyleTexts"""
    @property
    def startRuleUsageTracking(self) -> _startRuleUsageTracking: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-startRuleUsageTracking"""
    @property
    def stopRuleUsageTracking(self) -> _stopRuleUsageTracking: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-stopRuleUsageTracking"""
    @property
    def takeCoverageDelta(self) -> _takeCoverageDelta: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-takeCoverageDelta"""
    @property
    def setLocalFontsEnabled(self) -> _setLocalFontsEnabled: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-setLocalFontsEnabled"""
    @property
    def fontsUpdated(self) -> TypedEvent[FontsUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-fontsUpdated"""
    @property
    def mediaQueryResultChanged(self) -> TypedEvent[MediaQueryResultChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-mediaQueryResultChanged"""
    @property
    def styleSheetAdded(self) -> TypedEvent[StyleSheetAddedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-styleSheetAdded"""
    @property
    def styleSheetChanged(self) -> TypedEvent[StyleSheetChangedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-styleSheetChanged"""
    @property
    def styleSheetRemoved(self) -> TypedEvent[StyleSheetRemovedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-styleSheetRemoved"""
    @property
    def computedStyleUpdated(self) -> TypedEvent[ComputedStyleUpdatedEvent]: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/CSS/#event-computedStyleUpdated"""
